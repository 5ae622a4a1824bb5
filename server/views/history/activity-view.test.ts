import { expect, test } from 'vitest'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { buildActivityView, type ChangeLine } from './activity-view.ts'
import { editedPlace, editedValue } from '../messages/edited-place.ts'

const plan = planFile({ powerContracts: [{ ...contract('grid'), name: 'Utility, phase 1' }] })
const told = (line: Partial<ChangeLine>) => {
	const at = new Date('2026-11-25T04:00:00Z')
	const whole = { rev: 2, userName: 'Jun Sato', at, why: '', action: 'update', kind: 'powerContracts', itemId: 'grid' }
	return buildActivityView(plan, [{ ...whole, fields: [], ...line }]).entries[0]?.what
}

test('an entry that came or went is told with what it is, once where its name begins with that', () => {
	const added = (name: string) =>
		told({ action: 'add', itemId: 'gas', fields: [{ field: '', before: null, after: { id: 'gas', name } }] })
	expect(added('Gas engines')).toBe('added contract Gas engines')
	expect(added('Contract 2')).toBe('added Contract 2')
})

test('where nothing is in the place of an assumption its default holds, or at a site the value of the plan', () => {
	const assumption = (itemId: string) =>
		told({ kind: 'assumptions', itemId, fields: [{ field: '', before: { value: 0.3 }, after: null }] })
	expect(assumption('idlePowerShare')).toBe('changed Idle power from 30% to default')
	expect(assumption('abilene/idlePowerShare')).toMatch(/^changed Idle power at .* from 30% to as the plan$/)
})

test('an edit is told with the names, units and words of its page', () => {
	const fields = [{ field: 'startMonth', before: '2026-09', after: '2027-01' }]
	expect(told({ fields })).toBe('changed Start of Utility, phase 1 from Sep 2026 to Jan 2027')
	const status = [
		{ field: 'capacityMW', before: 200, after: 240 },
		{ field: 'status', before: null, after: 'signed' },
	]
	expect(told({ fields: status })).toMatch(
		/^changed Capacity of Utility, phase 1 from 200 MW.* to 240 MW.* \(and one other field\)$/,
	)
	expect(told({ kind: 'head', itemId: '', fields: [{ field: 'name', before: 'A', after: 'B' }] })).toBe(
		'changed Plan name from A to B',
	)
	const bought = [{ item: 'hv_transformer', quantity: 2, orderMonth: '2026-11', deliveryMonth: null }]
	expect(
		told({ kind: 'buildPhases', itemId: 'a', fields: [{ field: 'procurement', before: [], after: bought }] }),
	).toMatch(/ from empty to item Substation power transformer .*, quantity 2.*, order month Nov 2026$/)
	const note = { kind: 'notes', itemId: 'powerContracts/grid/capacityMW' }
	const low = { field: 'low', before: null, after: 180 }
	const high = { field: 'high', before: null, after: 220 }
	expect(told({ ...note, fields: [low, high] })).toMatch(
		/^changed the range of Capacity of Utility, phase 1 from empty to 180 MW[^–]*–220 MW/,
	)
	expect(told({ ...note, fields: [high] })).toMatch(/ from empty to at most 220 MW/)
	expect(told({ ...note, fields: [low] })).toMatch(/ from empty to at least 180 MW/)
	const whole = [{ field: '', before: { id: 'gas', name: 'Gensets' }, after: null }]
	expect(told({ action: 'remove', itemId: 'gas', fields: whole })).toBe('removed contract Gensets')
})

test('a plan that comes to be financed at usual terms is told as that, not as empty twice', () => {
	const plan = planFile()
	const place = { kind: 'head', itemId: '', field: 'finance' } as const
	expect([editedPlace(plan, place), editedValue(plan, place, null), editedValue(plan, place, {})]).toEqual([
		'Financed',
		'no',
		'yes',
	])
})

test('whoever has made the plan and changed nothing is not counted among those who changed it', () => {
	const at = new Date('2026-11-25T04:00:00Z')
	const line = { at, why: '', kind: 'powerContracts', itemId: 'grid', fields: [] }
	const made = { ...line, rev: 1, userName: 'Ana Lucas', action: 'create' }
	const edits = [3, 2].map((rev) => ({ ...line, rev, userName: 'Jun Sato', action: 'update' }))
	expect(buildActivityView(plan, [...edits, made]).finding.title).toBe('Two changes by one person')
})

test('shares are told as per cent, of an assumption and of the range in a note too', () => {
	const share = (before: number, after: number) => [{ field: 'value', before, after }]
	expect(told({ kind: 'assumptions', itemId: 'spinningReserveShare', fields: share(0.1, 0.125) })).toMatch(
		/ from 10% to 12\.5%$/,
	)
	expect(told({ kind: 'assumptions', itemId: 'abilene/spinningReserveShare', fields: share(0.1, 0.2) })).toMatch(
		/ from 10% to 20%$/,
	)
	const whole = { field: '', before: null, after: { value: 0.15, quality: 'quote' } }
	expect(told({ kind: 'assumptions', itemId: 'spinningReserveShare', fields: [whole] })).toMatch(/to 15%$/)
	const place = { kind: 'notes', itemId: 'leases/tenant/powerPassThroughShare', field: 'low' }
	expect(editedValue(plan, place, 0.02)).toBe('2%')
})
