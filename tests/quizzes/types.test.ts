import { describeType } from './contract.ts';
import { typeNames } from './samples.ts';

typeNames.forEach(describeType);
