const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A frame in a form that two servers agree on: ids, references and seconds are replaced by words. */
export function shapeOf(frame: string | Buffer): unknown {
  if (typeof frame === 'string') return shapeOfJson(JSON.parse(frame.replaceAll(uuid, 'uuid')));
  const [kind, topicSize = 0, eventSize = 0, metaSize = 0, encoding] = frame;
  const text = frame.toString('latin1').replaceAll(uuid, 'uuid');
  const payloadAt = 5 + topicSize + eventSize;
  return { kind, encoding, metaSize, names: text.slice(5, payloadAt), rest: text.slice(payloadAt) };
}

/** Whether the frame goes to everyone in a scope; such frames keep no order with those to one client. */
export function isFanOut(frame: string | Buffer): boolean {
  if (typeof frame !== 'string') return true;
  const json: unknown = JSON.parse(frame);
  if (Array.isArray(json)) return json[0] === null && json[1] === null;
  return /"event":"(presence_diff|broadcast)"/.test(frame) && !frame.includes('"replayed":true');
}

/** Whether the frame tells how a subscription to table changes went, which is not offered here. */
export function isAboutTableChanges(frame: string | Buffer): boolean {
  return typeof frame === 'string' && frame.includes('"extension":"postgres_changes"');
}

function shapeOfJson(value: unknown, key = ''): unknown {
  if (key.startsWith('phx_ref') || (key === 'id' && typeof value === 'number')) return 'reference';
  if (typeof value === 'string') return value.replace(/expired \d+ seconds/, 'expired n seconds');
  if (Array.isArray(value)) return value.map((item) => shapeOfJson(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOfJson(item, name)]));
}
