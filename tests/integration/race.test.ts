import { expect, test } from 'vitest'
import { listChangesSince } from '#server/repositories/changes.ts'
import type { EditAnswer } from '#server/services/plans/change-plan.ts'
import { getPlan } from '#server/services/plans/get-plan.ts'
import { replayChanges } from '#server/plan-edits/replay-changes.ts'
import { undoChange } from '#server/services/plans/undo-change.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { createProject } from '#server/services/projects/create-project.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { aMember, aPerson, type Person } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'

const CONTRACTS = ['grid', 'gas', 'solar']
const FIELDS = ['capacityMW', 'termMonths', 'energyPriceUsdPerMWh', 'emissionsKgPerMWh'] as const
const EDITS_EACH = 25
/** One in so many is an undo; one in so many is a form that sends several fields at once. */
const [UNDO_EVERY, FORM_EVERY] = [6, 3]

type Field = (typeof FIELDS)[number]
type Wish = { readonly itemId: string; readonly field: Field; readonly value: number }
type Seen = { readonly rev: number; readonly values: ReadonlyMap<string, number | null> }
/** What a writer was told of somebody else's edit. */
type Told = { readonly place: string; readonly was: unknown; readonly now: unknown }

const placeOf = ({ itemId, field }: Pick<Wish, 'itemId' | 'field'>) => `${itemId}.${field}`

/** The same dice for every run. */
function dice(seed: number): (sides: number) => number {
	let state = seed
	return (sides) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return Math.floor((state / 2 ** 32) * sides)
	}
}

async function look(person: Person, ref: { projectId: string }): Promise<Seen> {
	const { rev, plan } = await getPlan(person, ref)
	const values = plan.powerContracts.flatMap((one) =>
		FIELDS.map((field) => [placeOf({ itemId: one.id, field }), one[field]] as const),
	)
	return { rev, values: new Map(values) }
}

/** One person at work: looks, thinks while others write, sends; where somebody was first, keeps theirs or insists. */
async function work(person: Person, { ref, seed }: { ref: { projectId: string }; seed: number }) {
	const roll = dice(seed)
	const told: Told[] = []
	let undone = 0
	let seen = await look(person, ref)
	for (let turn = 0; turn < EDITS_EACH; turn += 1) {
		if (turn % UNDO_EVERY === UNDO_EVERY - 1) {
			const answer = await undoChange(person, ref)
			if (answer.ok) undone += 1
			else expect(answer.records.length === 0 || answer.obstructions.length > 0).toBe(true)
			continue
		}
		const fields =
			turn % FORM_EVERY === 0 ? FIELDS.slice(0, 2 + roll(2)) : [FIELDS[roll(FIELDS.length)] ?? 'emissionsKgPerMWh']
		const itemId = CONTRACTS[roll(CONTRACTS.length)] ?? 'grid'
		const wishes = fields.map((field, index): Wish => ({ itemId, field, value: seed * 130 + turn * 5 + index + 1 }))
		let answer = await send(person, { ref, wishes, baseRev: seen.rev })
		while (!answer.ok) {
			const { conflicts } = answer
			if (conflicts === undefined) throw new Error(JSON.stringify(answer.problems))
			for (const { itemId: id, field, was, now } of conflicts.found) told.push({ place: `${id}.${field}`, was, now })
			if (roll(2) === 0) break
			answer = await send(person, { ref, wishes, baseRev: conflicts.rev })
		}
		// Sometimes nobody looks again before the next edit.
		if (roll(3) > 0) seen = await look(person, ref)
	}
	return { told, undone }
}

async function send(
	person: Person,
	{ ref, wishes, baseRev }: { ref: { projectId: string }; wishes: readonly Wish[]; baseRev: number },
): Promise<EditAnswer> {
	const patches = wishes.map((wish) => ({ kind: 'powerContracts' as const, ...wish, baseRev }))
	return await updatePlanItem(person, ref, { patches, why: String(baseRev) })
}

test('eight writers with twenty-five edits each, cells, forms and undos: nothing is overwritten unseen', async () => {
	const owner = await aPerson()
	const plan = planFile({ powerContracts: CONTRACTS.map((id) => contract(id)) })
	const ref = await createProject(owner, owner.teamId, plan)
	const others = await Promise.all(Array.from({ length: 7 }, () => aMember(owner.teamId, 'editor')))
	const outcomes = await Promise.all([owner, ...others].map((person, index) => work(person, { ref, seed: index + 1 })))

	const { plan: last, scenario, project, rev } = await getPlan(owner, ref)
	const log = await listChangesSince({ teamId: project.teamId, scenarioId: scenario.id }, 0)
	expect(log.map((change) => change.rev)).toEqual(Array.from({ length: rev }, (_, index) => index + 1))
	expect(replayChanges(log)).toEqual(toPlanFile(last))

	// What an edit replaced had been seen by its writer or told to them; an undo takes back what stands there, and it is one's own.
	const written = new Map<string, { userId: string; rev: number; step: number }[]>()
	const unseen: string[] = []
	for (const { rev: at, step, userId, undoes, why, kind, itemId, fields } of log.slice(1)) {
		for (const { field } of fields) {
			const place = `${kind}/${itemId}.${field}`
			const history = written.get(place) ?? []
			const top = history.at(-1)
			if (undoes !== null) {
				if (top?.step !== undoes || top.userId !== userId) unseen.push(`${place} undone at ${at}`)
				written.set(place, history.slice(0, -1))
				continue
			}
			const knew = top === undefined || top.userId === userId || top.rev <= Number(why)
			if (!knew) unseen.push(`${place} replaced at ${at}`)
			written.set(place, [...history, { userId, rev: at, step }])
		}
	}
	expect(unseen).toEqual([])
	// The race was one: people met, and were told what was there and what is there now.
	const told = outcomes.flatMap((outcome) => outcome.told)
	expect(told.length).toBeGreaterThan(20)
	expect(told.every(({ was, now }) => was !== now)).toBe(true)
	expect(outcomes.reduce((sum, { undone }) => sum + undone, 0)).toBeGreaterThan(5)
}, 180_000)
