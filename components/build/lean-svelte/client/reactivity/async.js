/** No `await` in markup: every value is there at once. */
import { derived } from './deriveds.js';

export const flatten = (_blockers, sync, _async, fn) => fn(sync.map(derived));
export const [run_after_blockers, capture, save, unsave, track_reactivity_loss, for_await_track_reactivity_loss, unset_context, run, wait, increment_pending] = [];
