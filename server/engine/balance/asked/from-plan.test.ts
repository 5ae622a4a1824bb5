import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { must } from '../../../../tests/factories/must.ts'
import { computePlan, runPlan } from '../../compute-plan.ts'
import { explainPlan } from '../../explain-plan.ts'
import { refusalText } from '#server/views/messages/explanations.ts'

type Overrides = Readonly<Record<string, unknown>>

function planOf(name: 'simple' | 'campus', overrides: Overrides = {}) {
	const text = readFileSync(
		new URL(`../../../../tests/fixtures/plans/worked-example-${name}.json`, import.meta.url),
		'utf8',
	)
	const parsed = parsePlanFile({ ...(JSON.parse(text) as Overrides), ...overrides })
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return parsed.plan
}

test.each([
	['simple', ['2027-03', 'energy', 'contract_ramping', 0.5946]],
	['simple', ['2026-10', 'energy', 'contract_not_started', 0]],
	['campus', ['2025-06', 'chips', 'installing', 0.3769]],
	['campus', ['2025-10', 'chips', 'installing', 0.7552]],
] as const)(
	'the plan file of worked example %s balances as printed: %j (B11, B12)',
	(name, [month, layer, cause, share]) => {
		const result = computePlan(planOf(name))
		const at = result.months.indexOf(month)
		expect(result.binding[at]).toBe(layer)
		expect(result.bindingCause[at]?.cause).toBe(cause)
		expect(must(result.servedShare[at])).toBeCloseTo(share, 4)
	},
)

test('quantities of the kernel are the figures of the result (B9, C3)', () => {
	const plan = planOf('simple')
	const frame = runPlan(plan)
	const result = computePlan(plan)
	const column = (id: string) => Array.from(must(frame.columns.get(id)).values)
	const site = must(result.sites['abilene'])
	const close = (id: string, series: readonly (number | null)[]) =>
		column(id).forEach((value, month) => expect(value).toBeCloseTo(series[month] ?? NaN, 9))
	close('sites.itPowerMW', site.itPowerMW)
	close('sites.layers.energy.required', site.layers.energy.required)
	close('sites.layers.infrastructure.required', site.layers.infrastructure.required)
	close('sites.layers.chips.required', site.layers.chips.required)
	close('layers.models.available', result.layers.models.available)
	close('sites.stranded.accelerators', result.stranded.accelerators)
})

test('a power cap lowers power and throughput of its own pool; results add caps up (C1, C2, C6)', () => {
	const { chipOrders } = planOf('simple')
	const orders = chipOrders.map((order) => ({ ...order, powerCapW: 900 }))
	const capped = computePlan(planOf('simple', { chipOrders: orders }))
	const free = computePlan(planOf('simple'))
	const replica = (result: typeof free) => must(must(result.workloads['serve-70b']).replica)
	expect(replica(capped).tokensPerSecondPerAccelerator).toBeLessThan(replica(free).tokensPerSecondPerAccelerator)
	expect(must(capped.sites['abilene']).itNameplateMW[35]).toBeCloseTo(36_864 * (132 / 72 - 0.3) * 1.11 * 1e-3, 9)
	expect(Object.keys(must(capped.workloads['serve-70b']).placements)).toEqual(['abilene/gb200-nvl72'])
})

test('an assumption of one site moves that site’s power (C3)', () => {
	const assumptions = { 'abilene/itOverheadFactor': 1.2 }
	const nameplate = must(computePlan(planOf('simple', { assumptions })).sites['abilene']).itNameplateMW[35]
	expect(nameplate).toBeCloseTo((36_864 * (132 / 72) * 1.2) / 1000, 9)
})

test('what nobody has ordered is reckoned on the default chip, and its explanation names that chip (B8, X1)', () => {
	const requiredOn = (plan: ReturnType<typeof planOf>) => {
		const asked = explainPlan(runPlan(plan), { quantity: 'layers.chips.required', month: '2027-03' })
		if (!asked.ok) throw new Error(refusalText(asked.message))
		const labels = (told: Explanation<Remark>): readonly string[] => [told.label, ...told.inputs.flatMap(labels)]
		return labels(asked.explanation).filter((label) => label.startsWith('Default chip'))
	}
	expect(requiredOn(planOf('simple', { chipOrders: [] }))).toEqual(['Default chip NVIDIA GB200 NVL72 (per GPU)'])
	const chosen = { chipOrders: [], assumptions: { defaultChip: 'h100-sxm' } }
	expect(requiredOn(planOf('simple', chosen))).toEqual(['Default chip NVIDIA H100 SXM 80GB'])
	// Where chips are ordered none stands in for them.
	expect(requiredOn(planOf('simple'))).toEqual([])
	const replica = (plan: ReturnType<typeof planOf>) => must(computePlan(plan).workloads['serve-70b']).replica?.chip
	expect(replica(planOf('simple', chosen))).toBe('h100-sxm')
})
