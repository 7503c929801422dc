/** Seconds in an element of SCORM 1.2 (`0001:02:03.50`); 0 for anything else. */
export function secondsOfTimespan(text: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = /^(\d+):(\d+):([\d.]+)$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Seconds in an ISO 8601 duration (`P1DT2H3.5S`; a month is 30.4375 days); 0 for anything else. */
export function secondsOfDuration(text: string): number {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text)?.slice(1) ?? [];
  const units = [31_557_600, 2_629_800, 86_400, 3600, 60, 1];
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * units[index]!, 0);
}

/** `0001:02:03.50` (SCORM 1.2 RTE 3.4.2: total_time). */
export function timespan(seconds: number): string {
  const { hours, minutes, rest } = split(seconds);
  return `${String(hours).padStart(4, '0')}:${String(minutes).padStart(2, '0')}:${rest.toFixed(2).padStart(5, '0')}`;
}

/** `PT1H2M3.5S` (SCORM 2004 RTE 4.2.26). */
export function duration(seconds: number): string {
  const { hours, minutes, rest } = split(seconds);
  return `PT${hours}H${minutes}M${Number(rest.toFixed(2))}S`;
}

/** For people: `1:02:03` or `2:03`. */
export function clock(seconds: number): string {
  const { hours, minutes, rest } = split(Math.floor(seconds));
  const tail = `${hours ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

function split(seconds: number): { hours: number; minutes: number; rest: number } {
  // To hundredths first: 59.999 must not become 0:60.
  const hundredths = Math.round(Math.max(0, seconds) * 100);
  return { hours: Math.floor(hundredths / 360_000), minutes: Math.floor(hundredths / 6000) % 60, rest: (hundredths % 6000) / 100 };
}
