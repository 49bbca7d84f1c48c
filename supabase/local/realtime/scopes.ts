import { type Broadcast, broadcastFrame } from './broadcast.ts';
import type { Channel } from './channel.ts';
import { type PresenceDiff, Presences } from './presence.ts';
import { channelTopicOf } from './topics.ts';
import { builtOnce, fanOutFrame } from './wire-frame.ts';

/** Everyone joined to one topic. The public and the private scope of a topic never meet. */
export class Scope {
  readonly topic: string;
  readonly private: boolean;
  readonly members = new Set<Channel>();
  readonly presences = new Presences<Channel>();

  constructor(topic: string, isPrivate: boolean) {
    this.topic = topic;
    this.private = isPrivate;
  }

  /** Hands a broadcast to every member that may read broadcasts, but not to `except`. */
  publish(broadcast: Broadcast, except?: Channel): void {
    const frameOf = builtOnce((version) => broadcastFrame(version, channelTopicOf(this.topic), broadcast));
    const id = broadcast.form === 'user' ? broadcast.id : undefined;
    for (const member of this.members) if (member !== except) member.deliverBroadcast(frameOf, id);
  }

  /** Tells every member that may read presence who came and who went. */
  announce(diff: PresenceDiff | null): void {
    if (!diff) return;
    const payload = JSON.stringify(diff);
    const frameOf = builtOnce((version) =>
      fanOutFrame(version, channelTopicOf(this.topic), 'presence_diff', payload),
    );
    for (const member of this.members) member.deliverPresence(frameOf);
  }
}

export class Scopes {
  readonly #scopes = new Map<string, Scope>();

  find(topic: string, isPrivate: boolean): Scope | undefined {
    return this.#scopes.get(keyOf(topic, isPrivate));
  }

  enter(channel: Channel, topic: string, isPrivate: boolean): Scope {
    const scope = this.find(topic, isPrivate) ?? new Scope(topic, isPrivate);
    this.#scopes.set(keyOf(topic, isPrivate), scope);
    scope.members.add(channel);
    return scope;
  }

  leave(channel: Channel, scope: Scope): void {
    scope.members.delete(channel);
    scope.announce(scope.presences.untrack(channel));
    if (scope.members.size === 0) this.#scopes.delete(keyOf(scope.topic, scope.private));
  }
}

function keyOf(topic: string, isPrivate: boolean): string {
  return `${isPrivate ? 'private' : 'public'}:${topic}`;
}
