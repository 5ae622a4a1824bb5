import type { HeldPlan } from '#server/runs/edits/edits-of.ts'
import { readHeld } from '#server/runs/edits/read-held.ts'
import { runName, type PlanAt, type PlanSource } from './plan-at.ts'

/** Plans a thread keeps beside its runs: those read last, and those that edits have made and nobody has asked for yet. */
const MOST_PLANS = 24

type WrittenParams = { readonly at: PlanAt; readonly held: HeldPlan }
export type KeptPlans = {
	readonly find: (at: PlanAt) => HeldPlan | null
	/** Reads a plan's stored text and keeps it. */
	readonly read: (at: PlanAt, source: PlanSource) => HeldPlan
	/** Keeps what an edit would make of a plan as a draft of that name: that it is written is not yet known. */
	readonly keepAs: (name: string, kept: WrittenParams) => void
	/** The draft of this name is now the plan of its edit, where it is kept here. */
	readonly settle: (name: string) => void
	/** the runs that could be made of them without asking */
	readonly names: () => readonly string[]
}

export function keepPlans(): KeptPlans {
	const kept = new Map<string, WrittenParams>()
	const placeOf = ({ scenarioId, rev, draft }: Omit<PlanAt, 'month'>) => draft ?? `${scenarioId}@${String(rev)}`
	const written = ({ at, held }: WrittenParams): WrittenParams => ({
		at: { ...at, rev: held.rev, draft: undefined },
		held,
	})
	const enter = (name: string, one: WrittenParams) => {
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
		keepAs: (name, { at, held }) => {
			enter(name, { at: { ...at, draft: name }, held })
		},
		settle: (name) => {
			const draft = kept.get(name)
			if (draft === undefined) return
			kept.delete(name)
			const one = written(draft)
			enter(placeOf(one.at), one)
		},
		names: () =>
			[...kept.values()].flatMap((one) =>
				one.at.draft === undefined ? runName(one.at) : [runName(one.at), runName(written(one).at)],
			),
	}
}
