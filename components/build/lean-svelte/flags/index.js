/** Constants, so that the branches behind them fall away: no `await`, no syntax before runes, no tracing. */
export const async_mode_flag = false;
export const legacy_mode_flag = false;
export const tracing_mode_flag = false;
export const [enable_async_mode_flag, disable_async_mode_flag, enable_legacy_mode_flag, enable_tracing_mode_flag] = [];
