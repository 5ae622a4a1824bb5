import type { MessagePort } from 'node:worker_threads'
import { PLAIN_ANSWERS, PLAN_ANSWERS } from './answers.ts'
import type { During } from './during.ts'
import { keepRuns, type KeptRun, type KeptRuns } from './kept-runs.ts'
import type { Heard, Order, Said } from './messages.ts'
import type { PlanSource } from './plan-at.ts'

/** A run of the bench plan, 50 sites × 120 months, is 4.7 million cells of eight bytes. */
const KEPT = { mostCells: 20_000_000, mostRuns: 24 }

// The asker's types hold on both sides: `Question` and `Answer` are read off the same tables.
type Asked = Order & { readonly question: never }
type OfPlan = (run: KeptRun, question: never, during: During) => unknown
type Plain = (question: never, during: During) => unknown

/** Answers questions one after the other: memory stays that of one job and of the runs kept. `stop` is 1 when nobody waits. */
export function serveEngine(port: MessagePort, stop: Int32Array): void {
	const runs = keepRuns(KEPT)
	const mayGoOn = () => {
		if (Atomics.load(stop, 0) === 1) throw new Error('Nobody waits for this any more.')
	}
	let last: Promise<void> = Promise.resolve()
	port.on('message', (asked: Asked) => {
		last = last.then(() => carryOut(asked, runs, mayGoOn))
	})
}

async function carryOut(asked: Asked, runs: KeptRuns, mayGoOn: () => void): Promise<void> {
	const say = (said: Said<unknown>) => {
		asked.port.postMessage(said)
	}
	const during: During = { mayGoOn, found: (found) => say({ say: 'found', found }) }
	try {
		const answer = await answerTo(asked, runs, during)
		say({ say: 'answer', answer, keeps: runs.names() })
	} catch (error) {
		const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
		say({ say: 'failure', failure, keeps: runs.names() })
	} finally {
		asked.port.close()
	}
}

async function answerTo(asked: Asked, runs: KeptRuns, during: During): Promise<unknown> {
	if (asked.at === null) {
		const plain: Plain = PLAIN_ANSWERS[asked.kind]
		return await plain(asked.question, during)
	}
	const ofPlan: OfPlan = PLAN_ANSWERS[asked.kind]
	const run = runs.find(asked.at) ?? runs.add(asked.at, await planFor(asked.port))
	return await ofPlan(run, asked.question, during)
}

function planFor(port: MessagePort): Promise<PlanSource> {
	return new Promise((resolve, reject) => {
		port.once('message', (heard: Heard) => {
			if (heard === null) reject(new Error('The plan could not be read.'))
			else resolve(heard)
		})
		port.postMessage({ say: 'lacks plan' } satisfies Said<unknown>)
	})
}
