import type { ActivityReport, PrivateStore, QuizHost } from '../../quizzes/host.ts';

/** A host that remembers what it was told; `watch` sees each report at the moment it comes. */
export function fakeHost(saved?: string, watch: (report: ActivityReport) => void = () => {}, privately?: PrivateStore): QuizHost & { reports: ActivityReport[] } {
  const reports: ActivityReport[] = [];
  return {
    reports,
    restore: () => saved,
    report: (report) => {
      watch(report);
      reports.push(report);
    },
    seed: () => 1,
    ...(privately && { privately }),
    now: () => Date.now(),
  };
}
