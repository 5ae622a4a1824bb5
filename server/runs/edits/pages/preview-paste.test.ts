import { expect, test } from 'vitest'
import type { GridList } from '#shared/grid/grid-lists.ts'
import type { PastedBlock } from '#shared/grid/pasted.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { decideEdit } from '../decide-edit.ts'
import type { HeldPlan } from '../edits-of.ts'
import { draftOf } from '../plan-edit.ts'
import { previewPaste } from './preview-paste.ts'

const plan = planFile({ powerContracts: [contract('first'), contract('second')], buildPhases: [hall('north')] })
const held: HeldPlan = { rev: 1, plan, draft: draftOf(plan) }

const askOf = (list: GridList, block: PastedBlock) => ({
	command: {
		command: 'page' as const,
		edit: { intent: 'paste' as const, list, ...block, baseRev: 1 },
		typed: {},
		today: '2026-11',
	},
	since: [],
	userId: 'u',
	budget: 1e9,
})
const CONTRACT = ['name', 'kind', 'capacityMW', 'startMonth']
const added = (...texts: readonly string[]) => ({ id: null, texts })
const pasted = (list: GridList, fields: readonly string[], rows: PastedBlock['rows']) => {
	const ask = askOf(list, { fields, rows })
	return { preview: previewPaste(held, ask), decided: decideEdit(held, ask) }
}

test('of 200 pasted contracts each bad one is told by its row and field, and the sound ones would be written alone', () => {
	const rows = Array.from({ length: 200 }, (_, at) => added(`Offer ${String(at)}`, 'utility_firm', '1.2 GW', '2027-Q2'))
	const bad: Readonly<Record<number, readonly string[]>> = {
		3: ['Offer 3', 'Hidro', '20', '2027-01'],
		77: ['Offer 77', 'utility_firm', '20 MWh', '2027-01'],
		199: ['Offer 199', 'utility_firm', '20', '2027-Q5'],
	}
	const block = rows.map((row, at) => added(...(bad[at] ?? row.texts)))
	const { preview, decided } = pasted('powerContracts', CONTRACT, block)
	const refused = preview.rows.flatMap((row, at) => (row.becomes === 'refused' ? [[at, row.problems[0]?.field]] : []))
	expect(refused).toEqual([
		[3, 'kind'],
		[77, 'capacityMW'],
		[199, 'startMonth'],
	])
	expect(preview.rows[77]?.problems[0]?.text).toContain('120, 1.2 GW, 800 kW')
	expect(preview.rows[0]).toMatchObject({ name: 'Offer 0', becomes: 'new' })
	expect(preview.rows[0]?.cells.map(({ to }) => to)).toEqual([
		'Offer 0',
		expect.any(String),
		'1,200',
		'2027-05 (±1 mo)',
	])
	expect(decided.ok).toBe(false)
	const sound = pasted(
		'powerContracts',
		CONTRACT,
		block.filter((_, at) => !(at in bad)),
	).decided
	expect(sound.ok && sound.next.plan.powerContracts.length - plan.powerContracts.length).toBe(197)
	// One step of the log each way, a quarter being a range that is kept beside its month.
	expect(sound.ok && new Set(sound.records.map(({ action }) => action))).toEqual(new Set(['add', 'update']))
})

test('over rows that are there only what differs is told, from and to', () => {
	const rows = [
		{ id: 'first', texts: ['0.21 GW'] },
		{ id: 'second', texts: ['200'] },
	]
	const { preview } = pasted('powerContracts', ['capacityMW'], rows)
	expect(preview.rows).toEqual([
		{ name: 'first', becomes: 'changed', cells: [{ field: 'capacityMW', from: '200', to: '210' }], problems: [] },
		{ name: 'second', becomes: 'same', cells: [], problems: [] },
	])
})

test('what only the whole plan can judge is told by its row too', () => {
	const rows = [added('Sound', 'utility_firm', '20', '2027-01'), added('Too large', 'utility_firm', '-5', '2027-01')]
	const { preview } = pasted('powerContracts', CONTRACT, rows)
	expect(preview.rows.map(({ becomes }) => becomes)).toEqual(['new', 'refused'])
	expect(preview.rows[1]?.problems[0]).toMatchObject({ field: 'capacityMW' })
	const missing = pasted('powerContracts', ['name', 'capacityMW'], [added('No kind', '20')]).preview
	expect(missing.rows[0]?.becomes).toBe('refused')
})

test('purchases and people are pasted too, and a column without a field is left out', () => {
	const bought = pasted(
		'purchases',
		['item', 'phaseId', 'quantity'],
		[added('transformer', 'north', '3'), added('Nothing of the kind', 'north', '3')],
	)
	expect(bought.preview.rows[1]).toMatchObject({ becomes: 'refused', problems: [{ field: 'item' }] })
	const { preview, decided } = pasted(
		'sites',
		['name', '', 'country', 'latitude', 'longitude'],
		[added('North', 'ignored', 'US', '32,4', '-99.7')],
	)
	expect([preview.rows[0]?.problems, preview.rows[0]?.becomes]).toEqual([[], 'new'])
	expect(decided.ok && decided.next.plan.sites.at(-1)).toMatchObject({ name: 'North', latitude: 32.4 })
})

test('a column of sources is noted on the figures of its row, of new entries too', () => {
	const rows = [
		{ id: 'first', texts: ['210', 'Term sheet of March'] },
		{ id: 'second', texts: ['220', ''] },
		{ id: null, texts: ['30', 'Offer of Oncor'] },
	]
	const fresh = ['kind', 'startMonth', 'name']
	const texts = (row: (typeof rows)[number]) => [...row.texts, 'utility_firm', '2027-01', row.id ?? 'Third']
	const block = rows.map((row) => ({ id: row.id, texts: texts(row) }))
	const { decided } = pasted('powerContracts', ['capacityMW', 'source', ...fresh], block)
	if (!decided.ok) throw new Error('It was refused.')
	const { notes, powerContracts } = decided.next.plan
	const third = powerContracts.find(({ name }) => name === 'Third')
	expect(notes['powerContracts/first/capacityMW']).toMatchObject({ source: 'Term sheet of March' })
	expect(notes['powerContracts/second/capacityMW']?.source ?? null).toBeNull()
	expect(notes[`powerContracts/${third?.id ?? ''}/capacityMW`]).toMatchObject({ source: 'Offer of Oncor' })
})

test('a price that names no currency is asked about where the plan counts in another than the dollar', () => {
	const euro = planFile({ currency: 'EUR', usdPerCurrencyUnit: 1.1, powerContracts: [contract('first')] })
	const inEuro: HeldPlan = { rev: 1, plan: euro, draft: draftOf(euro) }
	const preview = (text: string, pricesIn?: string) =>
		previewPaste(
			inEuro,
			askOf('powerContracts', { fields: ['energyPriceUsdPerMWh'], rows: [{ id: 'first', texts: [text] }], pricesIn }),
		)
	expect([preview('45').currency, preview('€45').currency, preview('').currency]).toEqual(['EUR', null, null])
	const shown = (text: string, pricesIn?: string) => preview(text, pricesIn).rows[0]?.cells[0]?.to
	// The preview is in the plan's currency: 44 dollars are 40 euros.
	expect([shown('40'), shown('40', 'EUR'), shown('44', 'USD'), shown('$44')]).toEqual(['40', '40', '40', '40'])
})

test('a point before three digits parts thousands where the decimals of the block stand behind commas, and else is asked about', () => {
	const orders = ['name', 'chip', 'phaseId', 'accelerators', 'unitPriceUsd', 'orderMonth', '']
	const order = (price: string, beside = '') =>
		added('B300 2.1', 'gb300-nvl72', 'north', '1.000', price, '2026-06', beside)
	const priceOf = (...rows: ReturnType<typeof order>[]) => {
		const { preview, decided } = pasted('chipOrders', orders, rows)
		const [row] = preview.rows
		const problems = row?.problems.map(({ field, fixes }) => [field, fixes]) ?? []
		return { shown: row?.cells.find(({ field }) => field === 'unitPriceUsd')?.to, problems, decided, preview }
	}
	// The column itself shows it, then another of the block, one that is skipped among them; a name says nothing of figures.
	for (const rows of [
		[order('54.000'), order('51.250,50')],
		[order('54.000', '58,5')],
		[order('54.000', '1.234.567')],
	]) {
		const { shown, problems, decided } = priceOf(...rows)
		expect([shown, problems, decided.ok]).toEqual(['54,000', [], true])
	}
	const either = priceOf(order('54.000'))
	expect(either.problems).toContainEqual(['unitPriceUsd', ['54,000', '54']])
	expect(either.decided.ok).toBe(false)
	expect(priceOf(order('54.000', '58.5'), order('51.25')).problems).toEqual([['accelerators', ['1,000', '1']]])
})

test('which sign parts decimals is of the whole block, also where only its sound rows are written', () => {
	const block = { fields: CONTRACT, rows: [added('One', 'utility_firm', '1.200', '2027-01')] }
	expect(pasted('powerContracts', CONTRACT, block.rows).preview.rows[0]?.becomes).toBe('refused')
	const told = decideEdit(held, askOf('powerContracts', { ...block, decimals: ['', '', 'comma', ''] }))
	expect(told.ok && told.next.plan.powerContracts.at(-1)?.capacityMW).toBe(1200)
	// What a field cannot hold is not meant: a latitude of 39,758 degrees.
	const site = pasted('sites', ['name', 'latitude', 'longitude'], [added('North', '39.758', '-99.733')])
	expect(site.preview.rows[0]?.problems).toEqual([])
})

test('a row that is called as one entry of the plan is told, so that a sheet pasted again adds nothing twice', () => {
	const fields = ['name', 'itMW']
	const rows = [added('north', '80'), added(' South', '20'), added('East', '5'), added('east', '6')]
	const { preview } = pasted('buildPhases', fields, rows)
	const [north] = plan.buildPhases
	expect(preview.twins).toEqual([north?.id ?? '', null, null, null])
	const updated = pasted('buildPhases', fields, [{ id: north?.id ?? null, texts: ['north', '80'] }])
	expect(updated.preview.rows[0]?.becomes).toBe('changed')
	expect(updated.decided.ok && updated.decided.next.plan.buildPhases.map(({ itMW }) => itMW)).toEqual([80])
	// Of two that are called so nobody knows which is meant.
	const twice: HeldPlan = {
		...held,
		plan: planFile({ buildPhases: ['a', 'b'].map((id) => hall(id, { name: 'Hall' })) }),
	}
	expect(previewPaste(twice, askOf('buildPhases', { fields, rows: [added('Hall', '5')] })).twins).toEqual([null])
})
