import type { HeldPlan } from '#server/plan-edits/edits-of.ts'
import { readHeld } from '#server/plan-edits/read-held.ts'
import { runName, type PlanAt, type PlanSource } from './plan-at.ts'

/** Plans a thread keeps beside its runs: those read last, and those that edits have made and nobody has asked for yet. */
const MOST_PLANS = 24

type Kept = { readonly at: PlanAt; readonly held: HeldPlan }
export type KeptPlans = {
	readonly find: (at: PlanAt) => HeldPlan | null
	/** Reads a plan's stored text and keeps it. */
	readonly read: (at: PlanAt, source: PlanSource) => HeldPlan
	/** Keeps what an edit has made under a name of its own: that it is written is not yet known. */
	readonly keepAs: (name: string, kept: Kept) => void
	/** What was kept under a name; null where it is not kept here. */
	readonly keptAs: (name: string) => HeldPlan | null
	/** What was kept under a name is now the plan of its edit; null where it is not kept here. */
	readonly settle: (name: string) => HeldPlan | null
	/** the runs that could be made of them without asking */
	readonly names: () => readonly string[]
}

export function keepPlans(): KeptPlans {
	const kept = new Map<string, Kept>()
	const placeOf = ({ scenarioId, rev }: Pick<PlanAt, 'scenarioId' | 'rev'>) => `${scenarioId}@${String(rev)}`
	const enter = (name: string, one: Kept) => {
		kept.delete(name)
		kept.set(name, one)
		const [oldest] = kept.keys()
		if (kept.size > MOST_PLANS && oldest !== undefined) kept.delete(oldest)
		return one.held
	}
	return {
		find: (at) => {
			const one = kept.get(placeOf(at))
			return one === undefined ? null : enter(placeOf(at), one)
		},
		read: (asked, source) => {
			const held = readHeld(source)
			const at = { ...asked, rev: held.rev }
			return enter(placeOf(at), { at, held })
		},
		keepAs: enter,
		keptAs: (name) => kept.get(name)?.held ?? null,
		settle: (name) => {
			const one = kept.get(name)
			if (one === undefined) return null
			kept.delete(name)
			return enter(placeOf(one.at), one)
		},
		names: () => [...kept.values()].map(({ at }) => runName(at)),
	}
}
