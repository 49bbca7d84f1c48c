const WORTH_IT_S = 60;

/**
 * A token’s end is told by the server’s clock and compared with the browser’s. Where that one is an hour ahead, each
 * token would be held for expired, and another asked for without end. What it says of how long it lasts holds by any clock.
 */
export async function withOwnExpiry(answer: Response): Promise<Response> {
  if (!answer.ok) return answer;
  const told: unknown = await answer.clone().json();
  if (typeof told !== 'object' || told === null || !('expires_at' in told && 'expires_in' in told))
    return answer;
  const { expires_at: end, ...session } = told;
  const ahead = Date.now() / 1000 - (Number(end) - Number(session.expires_in));
  return ahead > WORTH_IT_S ? Response.json(session, { headers: answer.headers }) : answer;
}
