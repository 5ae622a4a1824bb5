import { expect, test } from 'vitest'
import { forEveryPlan, LAW_TIMEOUT_MS, near, resultOf } from '../../../tests/factories/every-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Layer, type LayerBalances, LAYERS } from '#shared/result.ts'
import { computePlan } from '../compute-plan.ts'

const BINDABLE = ['energy', 'chips', 'infrastructure', 'models'] as const
const EQUAL = 1e-9

test(
	'law: coverage of a site is available ÷ required, none where nothing is required (B10)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			const { sites } = resultOf(plan)
			for (const { layers } of Object.values(sites))
				for (const layer of LAYERS) {
					const { required, available, coverage } = layers[layer]
					coverage.forEach((share, month) => {
						const [asked, there] = [must(required[month]), must(available[month])]
						if (asked <= 0) expect(share).toBeNull()
						else if (layer === 'chips') expect(must(share)).toBeLessThanOrEqual(Math.min(1, there / asked) + EQUAL)
						else near(must(share), there / asked, `coverage of ${layer}`)
					})
				}
		})
	},
)

test(
	'law: coverage of the plan is Σ min(available, required) ÷ Σ required over its sites (B10)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			const { sites, layers } = resultOf(plan)
			for (const layer of LAYERS)
				layers[layer].coverage.forEach((share, month) => {
					const asked = must(layers[layer].required[month])
					const met = Object.values(sites).reduce((sum, site) => {
						const { required, available, coverage } = site.layers[layer]
						const both = Math.min(must(required[month]), must(available[month]))
						return sum + (layer === 'chips' ? (coverage[month] ?? 0) * must(required[month]) : both)
					}, 0)
					if (asked > 0) near(must(share), met / asked, `coverage of ${layer}`)
					else expect(share).toBeNull()
				})
		})
	},
)

/** The lowest coverage below 1, ties in the order of the list; null where all are covered. */
function lowest(layers: LayerBalances, month: number): Layer | null {
	const short = BINDABLE.map((layer) => ({ layer, share: layers[layer].coverage[month] ?? 1 })).filter(
		({ share }) => share < 1 - EQUAL,
	)
	const least = Math.min(...short.map(({ share }) => share))
	return short.find(({ share }) => share <= least + EQUAL)?.layer ?? null
}

/** Without spares what is shown of chips is what the binding test reads. */
const sparing = (plan: PlanFile): PlanFile => ({
	...plan,
	assumptions: { ...plan.assumptions, spareShare: { value: 0, text: null, why: null, source: null } },
})

test(
	'law: the layer that binds is the one of lowest coverage, with its tie rule (B11)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			const { sites, layers, binding, workloads, servedShare } = computePlan(sparing(plan))
			for (const [month, layer] of binding.entries()) {
				const worst = lowest(layers, month)
				if (worst !== null) expect(layer).toBe(worst)
				else if (servedShare[month] === null && layer === null) continue
				else expect(['chips', 'models', 'applications']).toContain(layer)
				const short = Object.values(workloads).some(({ servedShare: of }) => (of[month] ?? 1) < 1 - EQUAL)
				if (short) expect(BINDABLE).toContain(layer)
			}
			for (const site of Object.values(sites))
				site.binding.forEach((layer, month) => {
					const worst = lowest(site.layers, month)
					if (worst !== null) expect(layer).toBe(worst)
				})
		})
	},
)

test(
	'law: what binds has a cause, a sentence and a mend, at a site of the plan (B12)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			const { binding, bindingCause, sites } = resultOf(plan)
			binding.forEach((layer, month) => {
				const cause = bindingCause[month] ?? null
				expect(cause !== null).toBe(layer !== null && layer !== 'applications')
				if (cause === null) return
				expect(cause.next).not.toBe(layer)
				expect([...Object.keys(sites), null]).toContain(cause.siteId)
				for (const text of [cause.text, cause.mend]) expect(text).toMatch(/^\S.*\.$/s)
			})
		})
	},
)

test(
	'law: the build-out is held by the least of its layers below the target, or by none (B13)',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forEveryPlan((plan) => {
			for (const { buildout } of Object.values(resultOf(plan).sites))
				buildout.binding.forEach((layer, month) => {
					const figures = [buildout.itMW.energy, buildout.itMW.chips, buildout.itMW.infrastructure].map((of) =>
						must(of[month]),
					)
					if (layer !== null) near(must(buildout.itMW[layer][month]), Math.min(...figures), 'least of the build-out')
					if (Math.min(...figures) >= buildout.targetItMW) expect(layer).toBeNull()
				})
		})
	},
)
