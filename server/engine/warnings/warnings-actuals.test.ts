import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'

const ORDER = {
	id: 'o',
	siteId: 'abilene',
	chip: 'h100-sxm',
	accelerators: 8,
	orderMonth: '2026-02',
	leadTimeMonths: 3,
}

/** Two halls of which the first is to be done by May, one that stands, and an order. */
function warned(actuals: readonly Record<string, unknown>[], over: Record<string, unknown> = {}) {
	const buildPhases = [
		hall('a', { name: 'Hall A', startMonth: '2026-01', durationMonths: 5 }),
		hall('b', { name: 'Hall B', startMonth: '2026-06', durationMonths: 12 }),
		hall('old', { name: 'Old hall', scope: 'existing' }),
	]
	const plan = planFile({ buildPhases, chipOrders: [ORDER], actuals, ...over })
	return computedDocument(plan).warnings.filter(({ path }) => /^(actuals|buildPhases|chipOrders)/.test(path))
}
const codesOf = (...asked: Parameters<typeof warned>) => warned(...asked).map(({ path, code }) => [path, code])

test('A7: a report of what the plan does not build, or of nothing, is said to move nothing', () => {
	const reports = [
		{ ref: 'phase:b', month: '2026-07', headcount: 40 },
		{ ref: 'phase:old', month: '2026-07', percentComplete: 1 },
		{ ref: 'phase:b', month: '2026-08' },
	]
	const found = warned(reports).filter(({ code }) => code === 'actual_not_read')
	expect(found.map(({ path }) => path)).toEqual(['actuals[1]', 'actuals[2]'])
	expect(found[0]?.text).toBe('The report of Old hall for July 2026 has no effect: the plan builds nothing there.')
	expect(found[1]?.text).toContain('The report of Hall B for August 2026 has no share done, headcount or hours.')
	expect(codesOf(reports.slice(0, 1)).map(([, code]) => code)).not.toContain('actual_not_read')
})

test('pV1: a report after the status month is said not to be used, and is not', () => {
	const [early, late] = [
		{ ref: 'phase:b', month: '2026-08', percentComplete: 0.1 },
		{ ref: 'phase:b', month: '2026-10', percentComplete: 0.9 },
	]
	const over = { asOfMonth: '2026-09' }
	const found = warned([early, late], over).filter(({ code }) => code === 'actual_after_as_of')
	expect(found.map(({ path }) => path)).toEqual(['actuals[1]'])
	expect(found[0]?.text).toContain('is dated after September 2026')
	const finishOf = (actuals: readonly Record<string, unknown>[]) => {
		const plan = planFile({ buildPhases: [hall('b', { startMonth: '2026-06', durationMonths: 12 })], actuals, ...over })
		return must(computedDocument(plan).schedule['phase:b']).finish
	}
	expect(finishOf([early, late])).toBe(finishOf([early]))
	expect(codesOf([early, late], { asOfMonth: '2026-10' }).map(([, code]) => code)).not.toContain('actual_after_as_of')
})

test('pV5: of what was to be done and is not reported on it is said so, where reports are kept at all', () => {
	const report = { ref: 'phase:b', month: '2026-07', headcount: 40 }
	const missing = warned([report]).filter(({ code }) => code === 'no_report')
	expect(missing.map(({ path }) => path)).toEqual(['buildPhases[0]', 'chipOrders[0]'])
	expect(missing[0]?.text).toBe(
		'Hall A was planned to finish in May 2026, with no report by July 2026: it counts as on plan.',
	)
	expect(codesOf([])).not.toContainEqual(['buildPhases[0]', 'no_report'])
	expect(codesOf([report, { ref: 'phase:a', month: '2026-05', percentComplete: 1 }])).not.toContainEqual([
		'buildPhases[0]',
		'no_report',
	])
})
