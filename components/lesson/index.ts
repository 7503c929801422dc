/** What authors may write in a lesson's MDX, without an import. Each is documented in docs/authoring.md. */
import Activity from './Activity.astro';
import Audio from './Audio.astro';
import Callout from './Callout.astro';
import Dialogue from './Dialogue.astro';
import Download from './Download.astro';
import Figure from './Figure.astro';
import FirstAnswer from './FirstAnswer.astro';
import Glossary from './Glossary.astro';
import Hook from './Hook.astro';
import JobAid from './JobAid.astro';
import JobAids from './JobAids.astro';
import Line from './Line.astro';
import Link from './Link.astro';
import Pair from './Pair.astro';
import PrintButton from './PrintButton.astro';
import PrintSheet from './PrintSheet.astro';
import ReviewSchedule from './ReviewSchedule.astro';
import RuleCode from './RuleCode.astro';
import Setting from './Setting.astro';
import Source from './Source.astro';
import Steps from './Steps.astro';
import Strong from './Strong.astro';
import Term from './Term.astro';
import Video from './Video.astro';
import Weak from './Weak.astro';

export const lessonComponents = {
  a: Link,
  Quiz: Activity,
  Scenario: Activity,
  Audio,
  Callout,
  Dialogue,
  Download,
  Figure,
  FirstAnswer,
  Glossary,
  Hook,
  JobAid,
  JobAids,
  Line,
  Pair,
  PrintButton,
  PrintSheet,
  ReviewSchedule,
  RuleCode,
  Setting,
  Source,
  Steps,
  Strong,
  Term,
  Video,
  Weak,
};
