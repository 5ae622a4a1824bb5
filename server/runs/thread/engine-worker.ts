import type { MessagePort } from 'node:worker_threads'
import type { HeldPlan } from '#server/runs/edits/edits-of.ts'
import { asOf } from '#shared/status-month.ts'
import { HELD_ANSWERS, PLAIN_ANSWERS, PLAN_ANSWERS, SIMULATION_ANSWERS } from '../answers.ts'
import { keepBeginnings } from '../simulation/conduct/kept-beginnings.ts'
import type { SimulationQuestion } from '../simulation/conduct/simulation-answers.ts'
import { withheldAnswer } from '#server/views/withheld/withheld-answer.ts'
import { withheldPlan } from '#server/views/withheld/withheld-plan.ts'
import type { Withheld } from '#shared/together/link-scope.ts'
import type { During } from '../during.ts'
import { keepPlans } from '../kept-plans.ts'
import { keepRuns, type KeptRun } from '../kept-runs.ts'
import { readHeld } from '#server/runs/edits/read-held.ts'
import { SHARED, STOP, type EngineMessage, type Order, type PlanAnswer } from '../messages.ts'
import { runName, type PlanSource } from '../plan-at.ts'
import { isOutOfMemory } from './out-of-memory.ts'

/** A run of the bench plan, 50 sites × 120 months, is 4.7 million cells of eight bytes. */
const KEPT = { mostCells: 20_000_000, mostRuns: 24 }

// The asker's types hold on both sides: `Question` and `Answer` are read off the same tables.
type TypedOrder = Order & { readonly question: never }
type OfPlan = (run: KeptRun, question: never, during: During) => unknown
type OfHeld = (held: HeldPlan, question: never, keep: (name: string, made: HeldPlan) => void) => unknown
type OfSimulation = (
	begin: () => ReturnType<ReturnType<typeof keepBeginnings>>,
	question: never,
	during: During,
) => unknown
type OfNoPlan = (question: never, during: During) => unknown

/** Answers questions one after the other: memory stays that of one job and of the runs kept. `shared` says when one is to end. */
export function serveEngine(port: MessagePort, shared: Int32Array): void {
	const kept = { runs: keepRuns(KEPT), plans: keepPlans(), begun: keepBeginnings() }
	const mayGoOn = () => {
		if (Atomics.load(shared, SHARED.stop) !== STOP.no) throw new Error('Canceled, or it took too long.')
	}
	const may = { mayGoOn, letsBy: () => Atomics.load(shared, SHARED.letBy) !== 0 }
	let last: Promise<void> = Promise.resolve()
	port.on('message', (asked: TypedOrder) => {
		last = last.then(() => carryOut(asked, kept, may))
	})
}

type CarryOutParams = {
	readonly runs: ReturnType<typeof keepRuns>
	readonly plans: ReturnType<typeof keepPlans>
	readonly begun: ReturnType<typeof keepBeginnings>
}

async function carryOut(asked: TypedOrder, kept: CarryOutParams, may: Omit<During, 'found'>): Promise<void> {
	const say = (said: EngineMessage<unknown>) => asked.port.postMessage(said)
	const keeps = () => [...kept.runs.names(), ...kept.plans.names()]
	const during: During = { ...may, found: (found) => say({ say: 'found', found }) }
	try {
		const answer = await answerTo(asked, kept, during)
		say({ say: 'answer', answer, keeps: keeps() })
	} catch (error) {
		const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
		say({ say: 'failure', failure, lacksMemory: isOutOfMemory(error), keeps: keeps() })
	} finally {
		asked.port.close()
	}
}

async function answerTo(asked: TypedOrder, kept: CarryOutParams, during: During): Promise<unknown> {
	const { runs, plans } = kept
	if (asked.at === null) {
		const plain: OfNoPlan = PLAIN_ANSWERS[asked.kind]
		return await plain(asked.question, during)
	}
	const { question, port } = asked
	const { withheld = [], ...at } = asked.at
	const held = async () => plans.find(at) ?? plans.read(at, await planFor(port))
	if (isOfHeld(asked.kind)) {
		const ofHeld: OfHeld = HELD_ANSWERS[asked.kind]
		const whole = await held()
		const answer = ofHeld(shownHeld(whole, withheldFrom(asked.kind, withheld)), question, (name, made) => {
			plans.keepAs(name, { at, held: made })
		})
		return withheldAnswer(answer, whole.plan, withheldFrom(asked.kind, withheld))
	}
	if (isOfSimulation(asked.kind)) {
		const ofSimulation: OfSimulation = SIMULATION_ANSWERS[asked.kind]
		// It keeps no plan of its own among those that pages are answered from: they would be sent where only a slice was run.
		const read = async () => asOf((plans.find(at) ?? readHeld(await planFor(port))).plan, at.month)
		const begin = () => kept.begun({ name: runName(at), read }, settingsIn(question))
		return await ofSimulation(begin, question, during)
	}
	if (asked.kind === 'prepare') {
		const { written } = preparationIn(question)
		if (written !== undefined) {
			plans.settle(written)
			runs.settle(written, at)
		}
	}
	const ofPlan: OfPlan = PLAN_ANSWERS[asked.kind]
	const run = runs.find(at) ?? runs.add(at, await held(), during.mayGoOn)
	during.mayGoOn()
	const less = withheldFrom(asked.kind, withheld)
	if (less.length === 0) return await ofPlan(run, question, during)
	const told = (answer: unknown) => withheldAnswer(answer, run.plan, less)
	const shown = {
		...run,
		plan: withheldPlan(run.plan, less),
		written: withheldPlan(run.written, less),
		baseline: run.baseline && withheldPlan(run.baseline, less),
	}
	const found = (part: unknown) => during.found(told(part))
	return told(await ofPlan(shown, question, { ...during, found }))
}

/** A plan without what is withheld of it, for what is told of it: what it is decided by stays. */
function shownHeld(held: HeldPlan, withheld: readonly Withheld[]): HeldPlan {
	if (withheld.length === 0) return held
	const { follows } = held
	const below = follows && { follows: { ...follows, baseline: withheldPlan(follows.baseline, withheld) } }
	return { ...held, plan: withheldPlan(held.plan, withheld), ...below }
}

/** Files are drawn of the whole plan: a link that withholds opens none but the report, which withholds by itself. */
const FILES = new Set<Order['kind']>([
	'exported',
	'frozen',
	'feed',
	'issue',
	'packet',
	'report',
	'reportPage',
	'scheduleFile',
	'table',
	'workbook',
])
const withheldFrom = (kind: Order['kind'], withheld: readonly Withheld[]) => (FILES.has(kind) ? [] : withheld)

const isOfHeld = (kind: Order['kind']): kind is keyof typeof HELD_ANSWERS => kind in HELD_ANSWERS

const isOfSimulation = (kind: Order['kind']): kind is keyof typeof SIMULATION_ANSWERS => kind in SIMULATION_ANSWERS

const settingsIn = ({ settings }: SimulationQuestion) => settings
const preparationIn = (question: Parameters<(typeof PLAN_ANSWERS)['prepare']>[1]) => question

function planFor(port: MessagePort): Promise<PlanSource> {
	return new Promise((resolve, reject) => {
		port.once('message', (heard: PlanAnswer) => {
			if (heard === null) reject(new Error('The plan could not be read.'))
			else resolve(heard)
		})
		port.postMessage({ say: 'lacks plan' } satisfies EngineMessage<unknown>)
	})
}
