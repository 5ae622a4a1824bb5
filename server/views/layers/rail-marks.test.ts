import { expect, test } from 'vitest'
import { layerVerdicts, madeVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult } from '../../../tests/factories/plan-result.ts'
import { railMarks } from './rail-marks.ts'

const marked = (verdict: Parameters<typeof madeVerdict>[0]) =>
	railMarks(planFile(), planResult({ months: 48, verdict: madeVerdict(verdict) }))

test('of what serves demand the worse of both layers speaks', () => {
	const layers = (models: 'late' | 'on_target', applications: 'late' | 'tight') =>
		layerVerdicts({ models: { state: models, monthsLate: 9 }, applications: { state: applications, monthsLate: 3 } })
	expect(marked({ layers: layers('late', 'tight') })['demand']).toMatchObject({ word: '9 mo late', status: 'failing' })
	expect(marked({ layers: layers('on_target', 'late') })['demand']).toMatchObject({ word: '3 mo late' })
})

test('the schedule says by how much the date that was asked for is missed, and nothing where it is met or not asked', () => {
	const late = { month: '2030-08', monthsLate: 14 }
	expect(marked({ basis: 'stated', fullPower: late })['schedule']).toEqual({
		...{ status: 'failing', word: '14 mo late' },
		note: 'Full power is 14 months late: August 2030.',
	})
	expect(marked({ basis: 'stated', fullPower: { month: '2029-05', monthsLate: -1 } })['schedule']).toBeUndefined()
	expect(marked({ basis: 'plan', fullPower: late })['schedule']).toBeUndefined()
})
