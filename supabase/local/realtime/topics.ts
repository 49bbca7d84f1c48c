const prefix = 'realtime:';

/** A channel's topic starts with `realtime:`; policies, REST and the database name it without. */
export function isChannelTopic(topic: string): boolean {
  return topic.startsWith(prefix);
}

export function subTopicOf(topic: string): string {
  return topic.slice(prefix.length);
}

export function channelTopicOf(subTopic: string): string {
  return prefix + subTopic;
}
