import type { Progress } from '../attempts.ts';
import type { Item } from '../manifest.ts';
import type { Standard } from '../strict/open.ts';
import { duration, secondsOfDuration, secondsOfTimespan, timespan } from './times.ts';

/** What a launch is made of, before any standard's words. */
export interface Launch {
  item: Item;
  learner: string;
  mode: 'normal' | 'browse' | 'review';
  /** A language tag, or "" to leave it open. */
  language: string;
  /** What an earlier session left. */
  last?: Progress | undefined;
}

/** How one standard hands a launch to the content and what it says afterwards. */
export interface RunTime {
  /** The data model at Initialize. */
  given(launch: Launch): Record<string, string>;
  /** The content's own report, for cards and inspector. */
  reached(data: Record<string, string>): Pick<Progress, 'status' | 'success' | 'score' | 'progress'>;
  /** As the content says it: real LMSs count nothing else. */
  sessionSeconds(data: Record<string, string>): number;
  /** What total_time says at launch. */
  earlierSeconds(last: Progress | undefined): number;
  location: string;
  suspendData: string;
  suspendLimit: number;
}

/** An id every standard takes: letters, digits and "-", and different for different names. */
export function learnerId(name: string): string {
  let hash = 5381;
  for (const character of name) hash = (hash * 33 + character.codePointAt(0)!) % 0x7fffffff;
  const readable = name.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${readable || 'learner'}-${hash.toString(36)}`.slice(-60);
}

const filled = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== ''));

/** What the content wrote, without what is said anew at every launch. */
const kept = (data: Record<string, string>, anew: RegExp): Record<string, string> => Object.fromEntries(Object.entries(data).filter(([element]) => !anew.test(element)));

/** SCORM 1.2 (RTE 3.4). What was stored comes back however the last session ended, as in Moodle. */
const scorm12: RunTime = {
  given: ({ item, learner, mode, language, last }) => {
    const entry = !last ? 'ab-initio' : last.data['cmi.core.exit'] === 'suspend' ? 'resume' : '';
    return {
      ...filled({
        'cmi.core.student_id': learnerId(learner), 'cmi.core.student_name': learner,
        'cmi.core.credit': mode === 'normal' ? 'credit' : 'no-credit', 'cmi.core.lesson_mode': mode,
        'cmi.core.total_time': timespan(last?.totalSeconds ?? 0), 'cmi.launch_data': item.launchData,
        'cmi.student_data.mastery_score': item.masteryScore, 'cmi.student_data.max_time_allowed': item.maxTimeAllowed,
        'cmi.student_data.time_limit_action': item.timeLimitAction,
      }),
      'cmi.core.entry': entry,
      ...kept(last?.data ?? {}, /^cmi\.(core\.(student_|credit|lesson_mode|entry|total_time|session_time|exit)|launch_data|student_data\.|comments_from_lms)/),
      ...filled({ 'cmi.student_preference.language': language }),
    };
  },
  reached: (data) => ({
    status: data['cmi.core.lesson_status'] ?? 'not attempted', success: '', progress: '', score: data['cmi.core.score.raw'] ?? '',
  }),
  sessionSeconds: (data) => secondsOfTimespan(data['cmi.core.session_time'] ?? ''),
  earlierSeconds: (last) => last?.totalSeconds ?? 0,
  location: 'cmi.core.lesson_location',
  suspendData: 'cmi.suspend_data',
  suspendLimit: 4096,
};

const suspended = (last: Progress | undefined): Progress | undefined => (last?.data['cmi.exit'] === 'suspend' ? last : undefined);

/** SCORM 2004 (RTE 4.2). Only a session that ended with exit "suspend" comes back; any other starts afresh (Moodle 4.5, RTE 4.2.8). */
const scorm2004: RunTime = {
  given: ({ item, learner, mode, language, last }) => {
    const resumed = suspended(last);
    return {
      ...filled({
        'cmi.learner_id': learnerId(learner), 'cmi.learner_name': learner, 'cmi.credit': mode === 'normal' ? 'credit' : 'no-credit', 'cmi.mode': mode,
        'cmi.entry': resumed ? 'resume' : 'ab-initio', 'cmi.total_time': duration(resumed?.totalSeconds ?? 0), 'cmi.launch_data': item.launchData,
        'cmi.scaled_passing_score': item.passingScore, 'cmi.completion_threshold': item.completionThreshold,
        'cmi.max_time_allowed': item.maxTimeAllowed, 'cmi.time_limit_action': item.timeLimitAction,
        'cmi.objectives.0.id': item.objective,
      }),
      ...kept(resumed?.data ?? {}, /^(cmi\.(learner_id|learner_name|credit|mode|entry|total_time|session_time|exit|launch_data|scaled_passing_score|completion_threshold|max_time_allowed|time_limit_action|comments_from_lms)|adl\.)/),
      ...filled({ 'cmi.learner_preference.language': language }),
    };
  },
  reached: (data) => ({
    status: data['cmi.completion_status'] ?? 'unknown', success: data['cmi.success_status'] ?? 'unknown', progress: data['cmi.progress_measure'] ?? '',
    score: data['cmi.score.raw'] ?? (data['cmi.score.scaled'] === undefined ? '' : String(Math.round(Number(data['cmi.score.scaled']) * 10_000) / 100)),
  }),
  sessionSeconds: (data) => secondsOfDuration(data['cmi.session_time'] ?? ''),
  earlierSeconds: (last) => suspended(last)?.totalSeconds ?? 0,
  location: 'cmi.location',
  suspendData: 'cmi.suspend_data',
  suspendLimit: 64_000,
};

export const runTimes: Record<Standard, RunTime> = { '1.2': scorm12, '2004': scorm2004 };
