import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { assumptionTabs, buildAssumptionsView, inPart } from './assumptions-view.ts'

const chipRow = (assumptions: Record<string, unknown> = {}) => {
	const { rows, finding } = buildAssumptionsView(planFile({ assumptions }))
	return { row: must(rows.find(({ key }) => key === 'defaultChip')), rows, finding }
}

test('the chip that stands for those nobody has ordered is an assumption like any other, chosen by its name', () => {
	const { row, rows } = chipRow()
	expect(row).toMatchObject({
		...{ label: 'Default chip', value: 'NVIDIA GB200 NVL72 (per GPU)', typed: 'gb200-nvl72', layer: 'Chips' },
		...{ unit: '', range: '', quality: 'guess', overridden: false, was: null, others: [], sites: [] },
	})
	expect(inPart(rows, 'guess')).toContain(row)
	expect(assumptionTabs(rows).at(-1)?.figure).toBe(String(rows.length))
	expect(must(row.choices).map(({ value }) => value)).toContain('h100-sxm')
	// Figures are typed.
	expect(rows.filter(({ choices }) => choices !== null).map(({ key }) => key)).toEqual(['defaultChip'])
})

test('another chip in its place is told with what it was and why, and counts as replaced', () => {
	const { row, finding, rows } = chipRow({ defaultChip: { value: 'h100-sxm', why: 'Ours', source: 'Fleet list' } })
	expect(row).toMatchObject({
		...{ value: 'NVIDIA H100 SXM 80GB', typed: 'h100-sxm', overridden: true },
		...{ was: 'NVIDIA GB200 NVL72 (per GPU)', why: 'Ours', source: 'Fleet list' },
	})
	expect(inPart(rows, 'override')).toEqual([row])
	expect(finding.title).toMatch(/^One default of \d+ replaced$/)
})

test('every chip that is offered is one that a plan may have', () => {
	const plan = planFile()
	for (const { value } of must(chipRow().row.choices)) {
		const parsed = parsePlanFile({ ...toPlanFile(plan), assumptions: { defaultChip: value } })
		expect(parsed.ok, value).toBe(true)
	}
})

test('of one site it moves nothing, and is shown by its name where a plan has it', () => {
	const { row } = chipRow({ 'abilene/defaultChip': 'h100-sxm' })
	expect(row.sites).toMatchObject([{ key: 'abilene/defaultChip', value: 'NVIDIA H100 SXM 80GB', idle: true }])
})
