import { expect, test } from 'vitest'
import type { CauseCode, CauseFacts } from '#shared/result/cause-result.ts'
import type { Layer } from '#shared/layers.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { causeSentences } from './causes.ts'

const ABILENE = { id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 }
const PLAN = planFile({
	asOfMonth: '2026-06',
	sites: [ABILENE, { ...ABILENE, id: 'second', name: 'Second' }],
	powerContracts: [contract('grid')],
	buildPhases: [hall('hall-1', { startMonth: '2026-03' }), hall('hall-2', { startMonth: '2026-09' })],
	chipOrders: [
		{ id: 'old', siteId: 'abilene', chip: 'h100-sxm', accelerators: 8, orderMonth: '2025-06' },
		{ id: 'next', siteId: 'abilene', chip: 'h100-sxm', accelerators: 8, orderMonth: '2026-08' },
	],
})
const NONE = { item: null, amount: null, dueMonth: null, fromMonth: null, there: 0, left: null, chip: null }
const item = (list: 'powerContracts' | 'buildPhases' | 'chipOrders', id: string, name: string) => ({ list, id, name })

function saidIn(month: string, layer: Layer, { code, ...facts }: Partial<CauseFacts> & { readonly code: CauseCode }) {
	const all = { ...NONE, missing: 3.8, ...facts }
	return causeSentences({ cause: code, siteId: 'abilene', next: null, layer, month, facts: all }, PLAN)
}
const said = (layer: Layer, code: CauseCode, facts: Partial<CauseFacts>) => saidIn('2026-07', layer, { ...facts, code })

test('each kind of missing power says what is missing and what brings it', () => {
	expect(said('energy', 'not_contracted', {}).text).toBe('Abilene needs 3.8 MW more firm power; none is contracted.')
	const left = { item: item('powerContracts', 'grid', 'Grid'), month: '2026-05', amount: 100, afterMonths: 4 }
	expect(said('energy', 'not_contracted', { left }).text).toMatch(
		/^Grid at Abilene ended in April 2026 with no replacement/,
	)
})

test('accelerators that have left are told with their month and how long they ran', () => {
	const left = { item: item('chipOrders', 'old', 'Old'), month: '2026-06', amount: 1000, afterMonths: 5 }
	expect(said('chips', 'retired', { left, chip: 'NVIDIA GB200 NVL72' }).text).toBe(
		'1,000 NVIDIA GB200 NVL72 at Abilene retired in June 2026, after five months, with no replacement.',
	)
})

test('chips that nobody has ordered are told of every site that lacks them, each with its own figure', () => {
	const chip = 'NVIDIA GB200 NVL72'
	expect(said('chips', 'not_ordered', { chip, missing: 900 })).toEqual({
		text: 'Abilene is 900 NVIDIA GB200 NVL72 short, with none on order.',
		mend: 'Order 900 more NVIDIA GB200 NVL72 for Abilene, or let the workload use other chips.',
	})
	const elsewhere = [
		{ siteId: 'second', chip, missing: 500 },
		{ siteId: 'abilene', chip: 'NVIDIA H100', missing: 80 },
	]
	expect(said('chips', 'not_ordered', { chip, missing: 900, elsewhere })).toEqual({
		text: 'Short, with none on order: 900 NVIDIA GB200 NVL72 at Abilene, 500 at Second and 80 NVIDIA H100 at Abilene.',
		mend: 'Order 900 more NVIDIA GB200 NVL72 for Abilene, 500 for Second and 80 more NVIDIA H100 for Abilene, or let the workload use other chips.',
	})
	const many = [...elsewhere, { siteId: 'second', chip, missing: 60 }, { siteId: 'second', chip, missing: 40 }]
	expect(said('chips', 'not_ordered', { chip, missing: 900, elsewhere: many }).mend).toBe(
		'Order 900 more NVIDIA GB200 NVL72 for Abilene, 500 for Second, 80 more NVIDIA H100 for Abilene and 100 accelerators elsewhere, or let the workload use other chips.',
	)
})

test('a hall planned before the plan and late for hands tells the month it was due, not «after the horizon»', () => {
	const facts = { item: item('buildPhases', 'hall-1', 'Hall 1'), dueMonth: '2025-11', fromMonth: '2026-09' }
	expect(said('infrastructure', 'labour:electrician', facts).text).toBe(
		'Hall 1 at Abilene was planned to be ready in November 2025 and is expected in September 2026: electrician shortage.',
	)
})

test('no advice asks for a start or an order before the status month (U16)', () => {
	const begun = { item: item('buildPhases', 'hall-1', 'Hall 1'), fromMonth: '2026-09' }
	const ahead = { item: item('buildPhases', 'hall-2', 'Hall 2'), fromMonth: '2027-09' }
	expect(said('infrastructure', 'hall_unfinished', begun).mend).not.toContain('earlier')
	expect(said('infrastructure', 'hall_unfinished', ahead).mend).toContain('Start Hall 2 earlier')
	const ordered = { item: item('chipOrders', 'old', 'Old'), fromMonth: '2026-09' }
	expect(said('chips', 'order_not_due', ordered).mend).toMatch(/^Expedite Old/)
	expect(said('chips', 'order_not_due', { ...ordered, item: item('chipOrders', 'next', 'Next') }).mend).toMatch(
		/^Order Next earlier/,
	)
	// A name that begins with the word has it said once.
	const named = item('chipOrders', 'next', 'Order gb200')
	expect(said('chips', 'order_not_due', { ...ordered, item: named }).mend).toMatch(/^Order gb200 earlier/)
	expect(saidIn('2026-05', 'energy', { code: 'not_contracted' }).mend).toBe('In the past; no action can change it.')
})
