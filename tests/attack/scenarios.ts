import type { Scenario } from './scenario.ts'
import { costlyPasswords } from './scenarios/costly-passwords.ts'
import { formBombs, repeatedNames } from './scenarios/form-bombs.ts'
import { fuzzedRequests } from './scenarios/fuzzed-requests.ts'
import { logInFlood } from './scenarios/log-in-flood.ts'
import { longestTexts } from './scenarios/longest-texts.ts'
import { largestPlans } from './scenarios/largest-plans.ts'
import { slowBodies } from './scenarios/slow-bodies.ts'
import { workForTheEngine } from './scenarios/work-for-the-engine.ts'

/** Every attack, in the order they are made. A new one is a file and a line here. */
export const SCENARIOS: readonly Scenario[] = [
	formBombs,
	repeatedNames,
	slowBodies,
	logInFlood,
	costlyPasswords,
	largestPlans,
	workForTheEngine,
	longestTexts,
	fuzzedRequests,
]
