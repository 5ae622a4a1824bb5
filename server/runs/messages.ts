import type { MessagePort } from 'node:worker_threads'
import type { PlainKind, PlanKind } from './answers.ts'
import type { PlanAt, PlanSource } from './plan-at.ts'

/** A question to a thread: of a plan, or of what it brings itself. The answer comes over a port of its own. */
export type Order = { readonly question: unknown; readonly port: MessagePort } & (
	{ readonly kind: PlanKind; readonly at: PlanAt } | { readonly kind: PlainKind; readonly at: null }
)

/** What a thread says on a question's port: that it lacks the plan, what is found so far, and in the end one of the last two. */
export type EngineMessage<Answer> =
	| { readonly say: 'lacks plan' }
	| { readonly say: 'found'; readonly found: Answer }
	| { readonly say: 'answer'; readonly answer: Answer; readonly keeps: readonly string[] }
	| {
			readonly say: 'failure'
			readonly failure: string
			/** no fault of the plan or the engine: there was no more memory to be had */
			readonly lacksMemory: boolean
			readonly keeps: readonly string[]
	  }

/** What the thread is told where it lacked the plan; null where it could not be had. */
export type PlanAnswer = PlanSource | null

/** What a thread says of itself once it has loaded the engine: the number under which the system counts its time; null without. */
export type ThreadStarted = { readonly systemId: string | null }

/** Places in the memory that a thread shares: whether it may go on with its question, and whether others wait for it. */
export const SHARED = { stop: 0, letBy: 1 } as const
export const STOP = { no: 0, nobodyWaits: 1, budgetSpent: 2 } as const
