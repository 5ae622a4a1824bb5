import { expect, test } from 'vitest'
import { z } from 'zod'
import * as activity from '#app/routes/p.$project.activity/route.tsx'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as news from '#app/routes/p.$project.news/route.ts'
import { listChangesSince } from '#server/store/rows/changes.ts'
import { getPlan } from '../factories/get-plan.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { replayLog } from '../factories/replay-log.ts'
import { aBrowser, type Answer } from '../factories/browser.ts'
import { aMember, aPerson, type Person } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'

const CONTRACTS = ['grid', 'gas', 'solar']
const FIELDS = ['capacityMW', 'termMonths', 'energyPriceUsdPerMWh', 'emissionsKgPerMWh'] as const
const EDITS_EACH = 25
/** One in so many is an undo; one in so many is a form that sends several fields at once. */
const [UNDO_EVERY, FORM_EVERY] = [6, 3]

type Field = (typeof FIELDS)[number]
type Wish = { readonly field: Field; readonly value: number }
type Seen = { readonly rev: number; readonly values: ReadonlyMap<string, number | null> }

const placeOf = (itemId: string, field: Field) => `${itemId}.${field}`
/** What the page of a loser says. */
const lostSchema = z.object({
	ok: z.literal(false),
	conflicts: z.object({
		rev: z.number(),
		found: z.array(z.object({ text: z.string(), now: z.object({ value: z.string() }) })).min(1),
	}),
})

/** The same dice for every run. */
function dice(seed: number): (sides: number) => number {
	let state = seed
	return (sides) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return Math.floor((state / 2 ** 32) * sides)
	}
}

async function look(person: Person, projectId: string): Promise<Seen> {
	const { rev, plan } = await getPlan(person, { projectId })
	const values = plan.powerContracts.flatMap((one) =>
		FIELDS.map((field) => [placeOf(one.id, field), one[field]] as const),
	)
	return { rev, values: new Map(values) }
}

/** One person at the pages of the plan: what the grid, the form and the undo button send. */
async function atThePages(person: Person, projectId: string) {
	const browser = await aBrowser(person)
	const at = (page: string) => ({ path: `/p/${projectId}/${page}`, params: { project: projectId } })
	const list = { list: 'powerContracts' }
	return {
		grid: (itemId: string, { field, value }: Wish, baseRev: number): Promise<Answer> => {
			const cells = JSON.stringify([{ id: itemId, field, text: String(value), baseRev }])
			return browser.send(energy.action, at('energy'), { intent: 'set', ...list, cells })
		},
		form: (itemId: string, wishes: readonly Wish[], { rev, values }: Seen): Promise<Answer> => {
			const shown = FIELDS.map((field) => [field, String(values.get(placeOf(itemId, field)) ?? '')] as const)
			const fields = {
				...Object.fromEntries(
					shown.flatMap(([field, text]) => [[`was.${field}`, text] as const, [field, text] as const]),
				),
				...Object.fromEntries(wishes.map(({ field, value }) => [field, String(value)])),
			}
			return browser.send(energy.action, at('energy'), {
				intent: 'save',
				...list,
				itemId,
				baseRev: String(rev),
				...fields,
			})
		},
		undo: (): Promise<Answer> => browser.send(activity.action, at('activity'), { way: 'undo', stay: 'yes' }),
		news: async (): Promise<readonly string[]> => {
			const { path, params } = at('news')
			const answer = await browser.load(news.loader, { path: `${path}?since=0`, params })
			return (await answer.json()).replaced
		},
	}
}

/** One person at work: looks, thinks while others write, sends; where somebody was first, keeps theirs or insists. */
async function work(person: Person, { projectId, seed }: { projectId: string; seed: number }) {
	const roll = dice(seed)
	const pages = await atThePages(person, projectId)
	/** what was told at every loss, and the edit on which what was written rests, by its value: no two are alike */
	const [told, knew] = [[] as string[], new Map<number, number>()]
	/** the edit up to which they were told of a place: that they knew of it stays true when their next look is an older one */
	const toldUpTo = new Map<string, number>()
	let undone = 0
	let seen = await look(person, projectId)
	for (let turn = 0; turn < EDITS_EACH; turn += 1) {
		if (turn % UNDO_EVERY === UNDO_EVERY - 1) {
			const answer = await pages.undo()
			if (answer.status === 200) undone += 1
			else expect(await answer.text()).toMatch(/Can’t undo: .+ changed .+|You have no change of your own/)
			continue
		}
		const inForm = turn % FORM_EVERY === 0
		const fields = inForm ? FIELDS.slice(0, 2 + roll(2)) : [FIELDS[roll(FIELDS.length)] ?? 'emissionsKgPerMWh']
		const itemId = CONTRACTS[roll(CONTRACTS.length)] ?? 'grid'
		const wishes = fields.map((field, index): Wish => ({ field, value: seed * 130 + turn * 5 + index + 1 }))
		for (let base = seen; ;) {
			const [first] = wishes
			const sent =
				inForm || first === undefined ? pages.form(itemId, wishes, base) : pages.grid(itemId, first, base.rev)
			const answer = await sent
			if (answer.status < 400) {
				for (const { field, value } of wishes)
					knew.set(value, Math.max(base.rev, toldUpTo.get(placeOf(itemId, field)) ?? 0))
				break
			}
			expect(answer.status).toBe(409)
			const { conflicts } = lostSchema.parse(JSON.parse(await answer.text()))
			told.push(...conflicts.found.map(({ text }) => text))
			for (const { field } of wishes) toldUpTo.set(placeOf(itemId, field), conflicts.rev)
			if (roll(2) === 0) break
			base = { ...base, rev: conflicts.rev }
		}
		// Sometimes nobody looks again before the next edit.
		if (roll(3) > 0) seen = await look(person, projectId)
	}
	return { person, pages, told, knew, undone }
}

test('eight writers with twenty-five edits each, cells, forms and undos: nothing is overwritten unseen', async () => {
	const owner = await aPerson()
	const plan = planFile({ powerContracts: CONTRACTS.map((id) => contract(id)) })
	const ref = await createProject(owner, owner.teamId, plan)
	const { projectId } = ref
	const others: Person[] = []
	while (others.length < 7) others.push(await aMember(owner.teamId, 'editor'))
	const outcomes = await Promise.all(
		[owner, ...others].map((person, index) => work(person, { projectId, seed: index + 1 })),
	)

	const { plan: last, scenario, project, rev } = await getPlan(owner, ref)
	const log = await listChangesSince({ teamId: project.teamId, scenarioId: scenario.id }, 0)
	expect(log.map((change) => change.rev)).toEqual(Array.from({ length: rev }, (_, index) => index + 1))
	// Read as a plan: a field that was empty, was filled and is undone stands in the draft as null.
	expect(parsePlanFile(replayLog(log))).toEqual({ ok: true, plan: last })

	// What an edit replaced had been seen by its writer or told to them; an undo takes back what stands there, and it is one's own.
	const knew = new Map(outcomes.flatMap((outcome) => [...outcome.knew]))
	const written = new Map<string, { userId: string; rev: number; step: number }[]>()
	const unseen: string[] = []
	for (const { rev: at, step, userId, undoes, kind, itemId, fields } of log.slice(1)) {
		for (const { field, after } of fields) {
			const place = `${kind}/${itemId}.${field}`
			const history = written.get(place) ?? []
			const top = history.at(-1)
			if (undoes !== null) {
				if (top?.step !== undoes || top.userId !== userId) unseen.push(`${place} undone at ${at}`)
				written.set(place, history.slice(0, -1))
				continue
			}
			const known = top === undefined || top.userId === userId || top.rev <= (knew.get(Number(after)) ?? -1)
			if (!known) unseen.push(`${place} replaced at ${at}`)
			written.set(place, [...history, { userId, rev: at, step }])
		}
	}
	expect(unseen).toEqual([])
	// The race was one: people met, and were told who wrote what over what.
	const told = outcomes.flatMap((outcome) => outcome.told)
	expect(told.length).toBeGreaterThan(20)
	for (const text of told)
		expect(text).toMatch(/^.+ of .+: .+ changed it from .+ to .+ at \d\d:\d\d UTC, after you opened it\./)
	expect(outcomes.reduce((sum, { undone }) => sum + undone, 0)).toBeGreaterThan(5)

	// Whose value a colleague has knowingly replaced is told so by the page; nobody is told of what is their own.
	for (const { person, pages } of outcomes) {
		const mine = (place: string) => written.get(place)?.at(-1)?.userId === person.userId
		const lost = [...written].filter(([place, history]) => !mine(place) && history.at(-2)?.userId === person.userId)
		const news = await pages.news()
		expect(news.length).toBeGreaterThanOrEqual(lost.length)
		for (const text of news) expect(text).toMatch(/^.+ changed .+ from (your .+|empty) to .+ at \d\d:\d\d UTC\.$/)
	}
}, 180_000)
