import { expect, test } from 'vitest'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { hostilePlan } from '../../../tests/factories/hostile-plan.ts'
import { applyEdit } from './apply-edit.ts'
import { editsBetween } from './commands/edits-between.ts'
import { inverseOfSteps } from './commands/inverse-edits.ts'
import { recordEdits } from './record-edits.ts'
import { decideEdit } from './decide-edit.ts'
import type { PageEdit, PlanCommand } from './plan-command.ts'
import { draftOf, idOf, listIn } from './plan-edit.ts'

const plan = hostilePlan({ sites: 2, months: 24, each: 4 })
const held = { rev: 7, plan, draft: draftOf(plan) }
const decide = (command: PlanCommand, budget = 20_000_000) =>
	decideEdit(held, { command, userId: 'ada', since: [], budget })
const capacity = (value: number): PlanCommand => ({
	command: 'patches',
	patches: [{ kind: 'powerContracts', itemId: 'c1', field: 'capacityMW', value }],
	notes: [],
})

/** What a colleague wrote in the edit that the plan now stands at. */
const changeByJun = (what: Pick<ChangeRow, 'kind' | 'itemId' | 'fields'>): ChangeRow => ({
	rev: held.rev,
	step: held.rev,
	userId: 'jun',
	userName: 'Jun Mori',
	at: new Date('2026-11-25T04:00:00Z'),
	why: '',
	requestId: null,
	action: 'update',
	undoes: null,
	...what,
})

test('an edit comes to the plan it makes, its line in the log and the one column it moves', () => {
	const decided = decide(capacity(35))
	if (!decided.ok) throw new Error(JSON.stringify(decided.problems))
	expect(decided.next.rev).toBe(8)
	expect(decided.next.plan.powerContracts[1]?.capacityMW).toBe(35)
	expect(decided.next.draft).toEqual(draftOf(decided.next.plan))
	expect(decided.records).toEqual([
		{
			action: 'update',
			kind: 'powerContracts',
			itemId: 'c1',
			fields: [{ field: 'capacityMW', before: 20, after: 35 }],
		},
	])
	expect(decided.writes).toEqual([
		{ write: 'fields', kind: 'powerContracts', itemId: 'c1', fields: { capacityMW: 35 }, newId: 'c1', moved: null },
	])
	expect(held.plan.powerContracts[1]?.capacityMW).toBe(20)
})

test('an edit that changes nothing has nothing to write and makes no new edit of the plan', () => {
	expect(decide(capacity(20))).toMatchObject({ ok: true, records: [], writes: [], next: { rev: 7 } })
})

test('of a bare figure that is read as per cent and may have been meant as a part of one, the page is told how it was read', () => {
	const set = (text: string) =>
		decide({
			command: 'page',
			edit: { intent: 'set', list: 'buildPhases', cells: [{ id: 'h1', field: 'prefabShare', text }] },
			typed: {},
		})
	const said = 'Prefabricated: “0.5” is read as 0.5%. If 50% is meant, write 50%.'
	expect(set('0.5')).toMatchObject({ ok: true, said, records: [{ fields: [{ field: 'prefabShare', after: 0.005 }] }] })
	expect(set('50')).toMatchObject({ ok: true, said: null })
	const form: PageEdit = { intent: 'save', list: 'buildPhases', itemId: 'h1' }
	expect(decide({ command: 'page', edit: form, typed: { prefabShare: '0.5' } })).toMatchObject({ ok: true, said })
	const paste = { fields: ['prefabShare'], rows: [{ id: 'h1', texts: ['0.5'] }] }
	// In a pasted column either may be meant, and what is written is asked first.
	const pasted = decide({ command: 'page', edit: { intent: 'paste', list: 'buildPhases', ...paste }, typed: {} })
	expect(pasted).toMatchObject({ ok: false, told: { problems: [{ text: said, fixes: ['0.5%', '50%'] }] } })
})

test('what a page typed is read with the names of the plan, and refused in the words of its list', () => {
	const cells = [{ id: 'c1', field: 'siteId', text: 's1' }]
	expect(decide({ command: 'page', edit: { intent: 'set', list: 'powerContracts', cells }, typed: {} })).toMatchObject({
		ok: true,
	})
	const nowhere = [{ id: 'c1', field: 'capacityMW', text: 'plenty' }]
	const refused = decide({
		command: 'page',
		edit: { intent: 'set', list: 'powerContracts', cells: nowhere },
		typed: {},
	})
	if (refused.ok) throw new Error('it was taken')
	expect(refused.told.problems.map(({ field }) => field)).toEqual(['capacityMW'])
})

test('an edit that makes a plan larger than the budget is refused, one that makes it smaller is not', () => {
	const copied: PlanCommand = { command: 'copy', kind: 'chipOrders', itemId: 'o1' }
	expect(decide(copied, 1000)).toMatchObject({ ok: false, problems: [{ path: 'plan' }] })
	expect(decide({ command: 'removal', kind: 'chipOrders', itemId: 'o1' }, 1000)).toMatchObject({ ok: true })
})

test('what was written since stands in the way, and names who wrote it', () => {
	const since = [
		changeByJun({ kind: 'powerContracts', itemId: 'c1', fields: [{ field: 'capacityMW', before: 18, after: 20 }] }),
	]
	const [patch] = [{ kind: 'powerContracts' as const, itemId: 'c1', field: 'capacityMW', value: 35, baseRev: 6 }]
	const command: PlanCommand = { command: 'patches', patches: [patch], notes: [] }
	const decided = decideEdit(held, { command, userId: 'ada', since, budget: 20_000_000 })
	expect(decided).toMatchObject({ ok: false, conflicts: { rev: 7, found: [{ by: 'Jun Mori', was: 18, now: 20 }] } })
})
test('in a form grade and source go to the figures it changes, and to no other', () => {
	const rests = { quality: 'quote', source: ' Offer of 3 March ' }
	const save = (typed: Readonly<Record<string, string>>) =>
		decide({ command: 'page', edit: { intent: 'save', list: 'powerContracts', itemId: 'c1', ...rests }, typed })
	const decided = save({ capacityMW: '35', counterparty: 'Oncor' })
	if (!decided.ok) throw new Error(JSON.stringify(decided.told))
	const note = decided.next.plan.notes['powerContracts/c1/capacityMW']
	expect(note).toMatchObject({ quality: 'quote', source: 'Offer of 3 March' })
	expect(Object.keys(decided.next.plan.notes)).not.toContain('powerContracts/c1/counterparty')
	const nothing = save({ counterparty: 'Oncor' })
	expect(nothing).toMatchObject({ ok: false, told: { problems: [{ field: 'source' }] } })
})

test('in a form a figure that stays as it is can be given its source, beside what else is changed', () => {
	const edit = {
		intent: 'save',
		list: 'powerContracts',
		itemId: 'c1',
		noted: 'capacityMW',
		quality: 'contract',
		source: 'Service agreement',
	} as const
	const decided = decide({ command: 'page', edit, typed: { counterparty: 'Oncor' } })
	if (!decided.ok) throw new Error(JSON.stringify(decided.told))
	const { plan: after } = decided.next
	expect(after.notes['powerContracts/c1/capacityMW']).toMatchObject({
		quality: 'contract',
		source: 'Service agreement',
	})
	expect(after.powerContracts.find(({ id }) => id === 'c1')?.counterparty).toBe('Oncor')
})

test('a new entry carries grade and source of all figures its form gave', () => {
	const site = { name: 'Northfield', country: 'US', latitude: '32.4', longitude: '-99.7', targetItMW: '80' }
	const decided = decide({
		command: 'page',
		edit: { intent: 'add', list: 'sites', quality: 'contract', source: 'Land deed' },
		typed: site,
	})
	if (!decided.ok) throw new Error(JSON.stringify(decided.told))
	const added = decided.next.plan.sites.at(-1)?.id ?? ''
	expect(decided.next.plan.notes[`sites/${added}/targetItMW`]).toMatchObject({
		quality: 'contract',
		source: 'Land deed',
	})
	expect(decided.next.plan.notes[`sites/${added}/name`]).toBeUndefined()
})

test('halls are added several at once, dated by their site’s sequence, and say what class of build it is', () => {
	const add = (typed: Readonly<Record<string, string>>) => {
		const siteName = plan.sites[1]?.name ?? ''
		const own = { name: 'North 4', siteId: siteName, itMW: '40', startMonth: plan.startMonth }
		return decide({ command: 'page', edit: { intent: 'add', list: 'buildPhases' }, typed: { ...own, ...typed } })
	}
	const made = (typed: Readonly<Record<string, string>>) => {
		const decided = add(typed)
		if (!decided.ok) throw new Error(JSON.stringify(decided.told))
		const { sites, buildPhases } = decided.next.plan
		const halls = buildPhases.slice(plan.buildPhases.length)
		const after = (month: string) => monthsBetween(plan.startMonth, month)
		return [sites[1]?.buildClass, halls.map(({ name, startMonth }) => `${name ?? ''} +${String(after(startMonth))}`)]
	}
	expect(made({ halls: '1', buildClass: '' })).toEqual([null, ['North 4 +0']])
	// Up to four together, more in groups of four every six months.
	expect(made({ halls: '5' })).toEqual([null, ['North 4 +0', 'North 5 +0', 'North 6 +0', 'North 7 +0', 'North 8 +6']])
	// A cloud at its own pace: one after another every nine months.
	expect(made({ halls: '3', buildClass: 'own_pace' })).toEqual([
		'own_pace',
		['North 4 +0', 'North 5 +9', 'North 6 +18'],
	])
	for (const halls of ['0', '21', 'some', '2.5'])
		expect(add({ halls })).toMatchObject({ ok: false, told: { problems: [{ field: 'halls' }] } })
	expect(add({ buildClass: 'a palace' })).toMatchObject({ ok: false, told: { problems: [{ field: 'buildClass' }] } })
})

/** The same plan with something bought for its first hall. */
function planWithPurchase() {
	const [first, ...others] = plan.buildPhases
	if (first === undefined) throw new Error('There is no hall.')
	const unsaid = { deliveryMonth: null, status: null, supply: null, leadWeeks: null }
	const procurement = [{ item: 'hv_transformer', quantity: 3, orderMonth: plan.startMonth, ...unsaid }]
	const bought = { ...first, procurement }
	const withIt = { ...plan, buildPhases: [bought, ...others] }
	return { bought, withPurchase: { rev: 7, plan: withIt, draft: draftOf(withIt) } }
}

test('a purchase is named by its place in its hall: a list that a colleague has changed since is not written over', () => {
	const { bought, withPurchase } = planWithPurchase()
	const fields = [{ field: 'procurement', before: [], after: bought.procurement }]
	const since = [changeByJun({ kind: 'buildPhases', itemId: bought.id, fields })]
	const itemId = `${bought.id}/0`
	const edits: readonly PageEdit[] = [
		{ intent: 'remove', list: 'purchases', itemId, baseRev: 6 },
		{ intent: 'set', list: 'purchases', cells: [{ id: itemId, field: 'quantity', text: '9', baseRev: 6 }] },
	]
	for (const edit of edits) {
		const decided = decideEdit(withPurchase, {
			command: { command: 'page', edit, typed: {} },
			userId: 'ada',
			since,
			budget: 20_000_000,
		})
		expect([edit.intent, decided]).toMatchObject([
			edit.intent,
			{ ok: false, conflicts: { found: [{ by: 'Jun Mori' }] } },
		])
	}
})

test('dates of a file are one step over several lists, a purchase with its hall', () => {
	const changes = [
		{ list: 'buildPhases', id: 'h1', field: 'durationMonths', becomes: '9' },
		{ list: 'powerContracts', id: 'c1', field: 'startMonth', becomes: '2026-09' },
	] as const
	const decided = decide({ command: 'dates', changes, baseRev: held.rev })
	if (!decided.ok) throw new Error(JSON.stringify(decided.problems))
	expect(decided.records.map(({ kind, fields }) => [kind, fields[0]?.field, fields[0]?.after])).toEqual([
		['buildPhases', 'durationMonths', 9],
		['powerContracts', 'startMonth', '2026-09'],
	])
})

const move = (by: number, itemId = 'c1'): PlanCommand => ({
	command: 'page',
	edit: { intent: 'move', list: 'powerContracts', itemId, by },
	typed: {},
})
const orderAfter = (command: PlanCommand) => {
	const decided = decide(command)
	if (!decided.ok) throw new Error(JSON.stringify(decided.told))
	return decided.next.plan.powerContracts.map(({ id }) => id)
}

test('a row goes up or down its list, as far as the list goes, and its line in the log names what it stands behind', () => {
	expect(orderAfter(move(1))).toEqual(['c0', 'c2', 'c1', 'c3'])
	expect(orderAfter(move(-1))).toEqual(['c1', 'c0', 'c2', 'c3'])
	expect(orderAfter(move(90))).toEqual(['c0', 'c2', 'c3', 'c1'])
	expect(decide(move(-1))).toMatchObject({
		records: [{ action: 'update', itemId: 'c1', fields: [{ field: 'behind', before: 'c0', after: null }] }],
		writes: [{ write: 'fields', itemId: 'c1', fields: {}, moved: { from: 1, to: 0 } }],
	})
	expect(decide(move(-1, 'c0'))).toMatchObject({ ok: true, records: [], writes: [] })
	expect(decide(move(1, 'gone'))).toMatchObject({ ok: false })
})

test('a scenario keeps the order of its baseline, and says so', () => {
	const differences = { head: {}, assumptions: {}, notes: {}, entries: [] }
	const follows = { baseline: plan, draft: held.draft, differences, aside: differences }
	const asked = { command: move(1), userId: 'ada', since: [], budget: 20_000_000 }
	expect(decideEdit({ ...held, follows }, asked)).toMatchObject({
		ok: false,
		told: { problems: [{ text: 'A scenario keeps the order of its baseline. Open the baseline to move rows.' }] },
	})
})

test('a row of the plan’s own is an edit of its table: logged, told, and taken back as any other', () => {
	const row = { command: 'ownRow', table: 'gridAnchors', id: null, from: null } as const
	const typed = { name: 'Garissa', country: 'Kenya', latitude: '-0.45', longitude: '39.64', gridRegion: 'nowhere' }
	const refused = decide({ ...row, typed })
	expect(refused).toMatchObject({ ok: false, told: { problems: [{ field: 'gridRegion' }] } })
	const decided = decide({ ...row, typed: { ...typed, gridRegion: 'KE' } })
	if (!decided.ok) throw new Error(JSON.stringify(decided))
	const [record] = decided.records
	const after = [{ id: 'garissa', name: 'Garissa', country: 'KE', latitude: -0.45, longitude: 39.64, gridRegion: 'KE' }]
	expect(record?.fields).toEqual([{ field: 'catalogue.gridAnchors', before: null, after }])
	const records = [changeByJun({ kind: 'head', itemId: '', fields: record?.fields ?? [] })]
	const undone = decideEdit(decided.next, {
		command: { command: 'undo', way: 'undo', candidates: [{ step: held.rev, records }], steps: [] },
		userId: 'jun',
		since: [],
		budget: 20_000_000,
	})
	if (!undone.ok) throw new Error(JSON.stringify(undone))
	expect(undone.next.plan).toEqual(plan)
	const since = [{ ...changeByJun({ kind: 'head', itemId: '', fields: record?.fields ?? [] }), rev: 8 }]
	const late = { ...row, id: 'garissa', typed: null, baseRev: 7 }
	expect(decideEdit(decided.next, { command: late, userId: 'ada', since, budget: 20_000_000 })).toMatchObject({
		ok: false,
		conflicts: { found: [{ field: 'catalogue.gridAnchors', by: 'Jun Mori' }] },
	})
})

test('a plan put in the place of another, with entries that come, go and move at once, is as it was when that is taken back', () => {
	const was = listIn(held.draft, 'powerContracts')
	const ids = was.map((one) => idOf('powerContracts', one))
	const contracts = (wanted: readonly string[]) =>
		wanted.map((id) => was.find((one) => one['id'] === id) ?? { ...was[0], id, name: id })
	const others = [
		[...ids].reverse(),
		['n1', ...ids.slice(2).reverse(), 'n2', ids[0] ?? ''],
		[ids[1] ?? '', 'n1', ids[0] ?? '', ...ids.slice(4), 'n2', ids[3] ?? ''],
	]
	for (const wanted of others) {
		const draft = { ...held.draft, powerContracts: contracts(wanted) }
		const edits = editsBetween(held.draft, draft)
		const after = edits.reduce(applyEdit, held.draft)
		expect(after['powerContracts']).toEqual(draft['powerContracts'])
		const records = recordEdits(edits, { before: held.draft, after }).map((record) => ({ ...record, step: 8 }))
		expect(inverseOfSteps(records).reduce(applyEdit, after)['powerContracts']).toEqual(held.draft['powerContracts'])
	}
})

test('the chip that stands for those nobody has ordered is chosen, taken back, and refused where there is none', () => {
	const ask = (text: string | null, key = 'defaultChip', to = held) =>
		decideEdit(to, {
			...{ command: { command: 'assumption', key, entry: text === null ? null : { text, why: null, source: null } } },
			...{ userId: 'ada', since: [], budget: 2e7 },
		})
	const chosen = ask('h100-sxm')
	if (!chosen.ok) throw new Error(JSON.stringify(chosen.problems))
	expect(chosen.next.plan.assumptions['defaultChip']).toMatchObject({ text: 'h100-sxm' })
	expect(chosen.writes).toMatchObject([{ write: 'override', override: { key: 'defaultChip' } }])
	expect(ask(null, 'defaultChip', chosen.next)).toMatchObject({ ok: true, next: { plan: { assumptions: {} } } })
	const undone = inverseOfSteps(chosen.records.map((record) => ({ ...record, step: 1 })))
	expect(undone.reduce(applyEdit, chosen.next.draft)['assumptions'] ?? {}).toEqual(held.draft['assumptions'] ?? {})
	expect(ask('nothing')).toMatchObject({
		ok: false,
		told: { problems: [{ text: expect.stringMatching('^Default chip') }] },
	})
	expect(ask('h100-sxm', `${plan.sites[0]?.id ?? ''}/defaultChip`)).toMatchObject({
		ok: false,
		told: { problems: [{ field: 'site' }] },
	})
})

test('an assumption is given to one site, changed there and taken back; refusals name the site', () => {
	const [site] = plan.sites
	if (site === undefined) throw new Error('The plan has no site.')
	const entry = (text: string) => ({ text, why: 'Metered', source: 'Operator' })
	const ask = (key: string, typed: ReturnType<typeof entry> | null, to = held) =>
		decideEdit(to, {
			...{ command: { command: 'assumption', key, entry: typed } },
			userId: 'ada',
			since: [],
			budget: 2e7,
		})
	const told = (key: string, text: string, beside: Partial<ReturnType<typeof entry>> = {}) => {
		const decided = ask(key, { ...entry(text), ...beside })
		return decided.ok ? null : decided.told.problems
	}
	const key = `${site.id}/idlePowerShare`
	const given = ask(key, entry('25'))
	if (!given.ok) throw new Error(JSON.stringify(given.problems))
	expect(given.next.plan.assumptions).toMatchObject({ [key]: { value: 0.25, why: 'Metered', source: 'Operator' } })
	expect(ask(key, entry('30'), given.next)).toMatchObject({
		ok: true,
		next: { plan: { assumptions: { [key]: { value: 0.3 } } } },
	})
	expect(ask(key, null, given.next)).toMatchObject({ ok: true, next: { plan: { assumptions: {} } } })
	expect(told(key, '250')).toEqual([{ field: '', text: `Idle power at ${site.name}: expected 0 to 100%.` }])
	for (const [part, label] of [
		['why', 'Why'],
		['source', 'Source'],
	] as const) {
		expect(told(key, '25', { [part]: 'x'.repeat(5000) })).toEqual([
			{ field: '', text: `Idle power at ${site.name}, ${label}: expected at most 4000 characters.` },
		])
	}
	expect(told(key, 'much')).toMatchObject([
		{ field: 'value', text: expect.stringMatching(`^Idle power at ${site.name}: Expected a number`) },
	])
	expect(told(`${site.id}/discountRate`, '9')).toEqual([
		{ field: 'site', text: 'Discount rate: all sites share it. Choose the whole plan.' },
	])
	expect(told('gone/idlePowerShare', '9')).toEqual([
		{ field: 'site', text: 'Idle power: this site is not in the plan any more. Reload the page.' },
	])
})
