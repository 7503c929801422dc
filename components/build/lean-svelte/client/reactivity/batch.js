/**
 * One flush at a time: without `await` in markup no batch ever waits, forks, or meets another, and nothing has to be
 * remembered to undo it. What is left is the order of work: render effects from the roots down, then `$effect`s.
 */
import { BRANCH_EFFECT, CLEAN, DESTROYED, DIRTY, EFFECT, INERT, MAYBE_DIRTY, ROOT_EFFECT } from '#client/constants';
import { effect_update_depth_exceeded } from '../errors.js';
import { is_dirty, update_effect } from '../runtime.js';
import { unlink_effect } from './effects.js';
import { old_values } from './sources.js';
import { set_signal_status } from './status.js';

export let current_batch = null;
export const previous_batch = null;
export const batch_values = null;
export let is_flushing_sync = false;
export let collected_effects = null;
export let legacy_updates = null;
export let eager_block_effects = null;
let is_processing = false;

export class Batch {
  scheduled = [];
  is_started = false;

  static ensure() {
    if (!current_batch) {
      const batch = (current_batch = new Batch());
      if (!is_processing && !is_flushing_sync) queueMicrotask(() => batch.is_started || batch.flush());
    }
    return current_batch;
  }

  schedule(effect) {
    this.scheduled.push(effect);
  }

  flush() {
    let rounds = 0;
    try {
      is_processing = true;
      // What an effect changes makes the next batch.
      for (current_batch = this; current_batch; old_values.clear()) current_batch.process(() => rounds++ > 1000 && effect_update_depth_exceeded());
    } finally {
      current_batch = collected_effects = legacy_updates = null;
      is_processing = false;
      old_values.clear();
    }
  }

  process(guard) {
    this.is_started = true;
    const effects = (collected_effects = []);
    const updates = (legacy_updates = []);
    while (this.scheduled.length) {
      guard();
      const roots = this.scheduled.flatMap(root_of);
      this.scheduled = [];
      for (const root of roots) {
        try {
          traverse(root, effects);
        } catch (error) {
          clean(root);
          throw error;
        }
      }
    }
    current_batch = collected_effects = legacy_updates = null;
    for (const effect of updates) Batch.ensure().schedule(effect);
    flush_queued_effects(effects);
  }
}

export function schedule_effect(effect) {
  current_batch.schedule(effect);
}

export function flushSync(fn) {
  const before = is_flushing_sync;
  is_flushing_sync = true;
  try {
    fn?.();
    while (current_batch) current_batch.flush();
  } finally {
    is_flushing_sync = before;
  }
}

export const [clear, eager, fork] = [];

/** The root to walk from, unless another scheduled effect leads there already; marks the way down. */
function root_of(effect) {
  if (effect.f & DESTROYED || !(effect.f & (DIRTY | MAYBE_DIRTY))) return [];
  while (effect.parent) {
    effect = effect.parent;
    if (effect.f & (ROOT_EFFECT | BRANCH_EFFECT)) {
      if (!(effect.f & CLEAN)) return [];
      effect.f ^= CLEAN;
    }
  }
  return [effect];
}

/** Runs what is dirty below a root, and collects its `$effect`s. */
function traverse(root, effects) {
  root.f ^= CLEAN;
  let effect = root.first;
  while (effect) {
    const { f } = effect;
    const is_branch = f & (BRANCH_EFFECT | ROOT_EFFECT);
    if (!((is_branch && f & CLEAN) || f & INERT) && effect.fn) {
      if (is_branch) effect.f ^= CLEAN;
      else if (f & EFFECT) effects.push(effect);
      else if (is_dirty(effect)) update_effect(effect);
      if (effect.first) {
        effect = effect.first;
        continue;
      }
    }
    while (effect) {
      if (effect.next) {
        effect = effect.next;
        break;
      }
      effect = effect.parent;
    }
  }
}

function flush_queued_effects(effects) {
  const runs = ({ f }) => !(f & (DESTROYED | INERT));
  for (const effect of effects) {
    if (!runs(effect) || !is_dirty(effect)) continue;
    eager_block_effects = new Set();
    update_effect(effect);
    if (!effect.deps && !effect.first && !effect.nodes && !effect.teardown && !effect.ac) unlink_effect(effect);
    if (eager_block_effects?.size) {
      old_values.clear();
      for (const block of eager_block_effects) {
        if (!runs(block)) continue;
        const down = [block];
        for (let above = block.parent; above; above = above.parent) if (eager_block_effects.delete(above)) down.unshift(above);
        for (const each of down) if (runs(each)) update_effect(each);
      }
    }
  }
  eager_block_effects = null;
}

function clean(effect) {
  set_signal_status(effect, CLEAN);
  for (let child = effect.first; child; child = child.next) clean(child);
}
