/** No pending and failed snippets. */
export const [boundary, pending] = [];
