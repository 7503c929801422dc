/** Which parts of `parts.ts` a quiz needs, by name. */
export const partsOf = ({ purpose, draw }: { purpose?: unknown; draw?: unknown }): string[] => [
  ...(purpose === 'final' || draw !== undefined ? ['exam'] : []),
  ...(purpose === 'final' ? ['Results', 'Retake'] : []),
  ...(purpose === 'final' && draw !== undefined ? ['Start'] : []),
  ...(purpose === 'diagnostic' ? ['Path'] : []),
];
