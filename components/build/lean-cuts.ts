/**
 * Small things inside Svelte that never happen in our views, by module of `src/internal/client`: what is written there, and what
 * stands for it; the bundler drops what falls away with it. Nobody aborts the signal of an effect, waits in markup, shows an
 * error in place of a part, fades out, or runs effects within a derived value. Mistakes that Svelte would name are left to
 * the tests that run over all of it.
 */
export const cuts: Record<string, Record<string, string>> = {
  'constants.js': { 'new (class StaleReactionError': '/* @__PURE__ */ new (class StaleReactionError' },
  'context.js': { 'define_property(component, COMPONENT_SYMBOL, { value: true });': '' },
  'error-handling.js': {
    'effect === null': 'false',
    '(effect.f & REACTION_RAN) === 0 && (effect.f & EFFECT) === 0': 'false',
    '(effect.f & BOUNDARY_EFFECT) !== 0 && (effect.f & (DESTROYED | DESTROYING)) === 0': 'false',
  },
  'reactivity/deriveds.js': {
    'current_batch?.is_fork': 'false',
    'destroy_derived_effects(derived);': '',
    'current_batch.capture(derived, value, true);': 'derived.v = value;',
    'previous_batch?.capture(derived, value, true);': '',
    'derived.effects === null': 'true',
    'w.derived_inert();': '',
  },
  'reactivity/effects.js': {
    "validate_effect('$effect');": '',
    'current_batch?.register_created_effect(effect);': '',
    'controller !== null': 'false',
    'transitions !== null': 'false',
    '(parent.f & INERT) !== 0': 'false',
    '(active_reaction.f & DERIVED) !== 0': 'false',
  },
  'reactivity/sources.js': {
    'is_runes()': 'true',
    'batch.capture(source, value);': 'source.v = value;',
    '(!untracking || (active_reaction.f & EAGER_EFFECT) !== 0)': 'false',
    '!batch.is_fork && eager_effects.size > 0 && !eager_effects_deferred': 'false',
    '(flags & EAGER_EFFECT) !== 0': 'false',
    'seen !== null': 'false',
    'count_deps > 100000 && seen === null': 'false',
    'count_deps += length;': '',
    '\t\tcount_deps = 0;': '',
  },
  'runtime.js': {
    'is_runes()': 'true',
    'current_batch?.is_fork': 'false',
    'reaction.ac !== null': 'false',
    'derived.ac !== null': 'false',
    '(active_reaction.f & REACTION_IS_UPDATING) !== 0': 'true',
    '(reaction.f & ERROR_VALUE) !== 0': 'false',
    '(signal.f & ERROR_VALUE) !== 0': 'false',
    'captured_signals?.add(signal);': '',
  },
};
