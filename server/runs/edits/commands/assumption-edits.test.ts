import { expect, test } from 'vitest'
import { contract, planFile } from '../../../../tests/factories/plan-file.ts'
import { decideEdit } from '../decide-edit.ts'
import type { PlanCommand } from '../plan-command.ts'
import { draftOf } from '../plan-edit.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { readAssumption } from './assumption-edits.ts'

const EURO = { code: 'EUR', usdPerUnit: 1.25 }

test('an assumption is read as any field of its unit: per cent, units and the plan’s currency', () => {
	const value = (key: string, text: string) => readAssumption(key, text, { money: EURO, site: null })
	expect(value('idlePowerShare', '25')).toEqual({ ok: true, value: 0.25, range: null, said: null })
	expect(value('berlin/idlePowerShare', '25 %')).toEqual({ ok: true, value: 0.25, range: null, said: null })
	expect(value('perDiemUsdPerDay', '€120')).toEqual({ ok: true, value: 150, range: null, said: null })
	expect(value('perDiemUsdPerDay', '$120')).toEqual({ ok: true, value: 120, range: null, said: null })
	expect(value('perDiemUsdPerDay', '120')).toEqual({ ok: true, value: 150, range: null, said: null })
	expect(value('hectaresPerFacilityMW', '0.4')).toEqual({ ok: true, value: 0.4, range: null, said: null })
})

test('what cannot be read is refused by name', () => {
	const text = (key: string, typed: string) => readAssumption(key, typed, { money: DOLLARS, site: null })
	expect(text('perDiemUsdPerDay', '€120')).toMatchObject({
		ok: false,
		text: expect.stringMatching(/^Per diem: The plan has no rate from EUR to USD/),
	})
	expect(text('perDiemUsdPerDay', 'a lot')).toMatchObject({
		text: expect.stringMatching(/^Per diem: Expected a number such as 45/),
	})
	expect(text('idlePowerShare', '10-30')).toEqual({
		ok: false,
		text: 'Idle power: A dash may be a minus sign: write 10..30.',
	})
})

test('an assumption of one site is spoken of with it', () => {
	const read = (typed: string) => readAssumption('reno/idlePowerShare', typed, { money: DOLLARS, site: 'Reno' })
	expect(read('much')).toMatchObject({ ok: false, text: expect.stringMatching(/^Idle power at Reno: Expected/) })
	expect(read('0.3')).toEqual({
		...{ ok: true, value: 0.003, range: null },
		said: 'Idle power at Reno: “0.3” is read as 0.3%. If 30% is meant, write 30%.',
	})
})

const KEY = 'idlePowerShare'
function after(plan: PlanFile, command: PlanCommand): PlanFile {
	const decided = decideEdit({ rev: 1, plan, draft: draftOf(plan) }, { command, since: [], userId: 'u', budget: 1e9 })
	if (!decided.ok) throw new Error(decided.told.problems.map(({ text }) => text).join(' '))
	return decided.next.plan
}
const typed = (text: string, key = KEY): PlanCommand => ({
	command: 'assumption',
	...{ key, entry: { text, why: 'Measured', source: null } },
})

test('an assumption takes a range, which goes with another value and with the default', () => {
	const ranged = after(planFile(), typed('10..20..40 %'))
	expect(ranged.assumptions[KEY]?.value).toBe(0.2)
	expect(ranged.notes[`assumptions/${KEY}`]).toMatchObject({ low: 0.1, high: 0.4 })
	const ofSite = after(ranged, typed('15..25..30 %', `abilene/${KEY}`))
	expect(ofSite.notes[`assumptions/abilene/${KEY}`]).toMatchObject({ low: 0.15, high: 0.3 })
	expect(after(ranged, typed('22 %')).notes).toEqual({})
	expect(after(ranged, { command: 'assumption', key: KEY, entry: null }).notes).toEqual({})
	// By a request that says nothing of the range it goes too; of a reason alone it stays.
	const merged = (entry: Record<string, string | number>): PlanCommand => ({
		command: 'merge',
		...{ patch: { assumptions: { [KEY]: entry } }, baseRev: 1 },
	})
	expect(after(ranged, merged({ value: 0.9 })).notes).toEqual({})
	expect(after(ranged, merged({ why: 'Told' })).notes[`assumptions/${KEY}`]).toMatchObject({ low: 0.1, high: 0.4 })
})

test('a month that is past takes no range', () => {
	const plan = planFile({ asOfMonth: '2026-09', powerContracts: [contract('grid', { startMonth: '2026-06' })] })
	const cell = (text: string): PlanCommand => ({
		command: 'page',
		typed: {},
		edit: { intent: 'set', list: 'powerContracts', cells: [{ id: 'grid', field: 'startMonth', text }] },
	})
	expect(() => after(plan, cell('2026-06 ± 2'))).toThrow(/what has happened has no range/i)
	expect(after(plan, cell('2027-06 ± 2')).notes['powerContracts/grid/startMonth']).toMatchObject({ low: '2027-04' })
})
