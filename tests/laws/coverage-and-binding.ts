import { expect } from 'vitest'
import { near, type Laws } from '../factories/every-plan.ts'
import { must } from '../factories/must.ts'
import { causeSentences } from '#server/views/messages/causes.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { LayerBalances } from '#shared/result.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'

const BINDABLE = ['energy', 'chips', 'infrastructure', 'models'] as const
const EQUAL = 1e-9

/** The lowest coverage below 1, ties in the order of the list; null where all are covered. */
function lowest(layers: LayerBalances, month: number): Layer | null {
	const short = BINDABLE.map((layer) => ({ layer, share: layers[layer].coverage[month] ?? 1 })).filter(
		({ share }) => share < 1 - EQUAL,
	)
	const least = Math.min(...short.map(({ share }) => share))
	return short.find(({ share }) => share <= least + EQUAL)?.layer ?? null
}

/** What covers a layer, what binds and why. */
export const COVERAGE_AND_BINDING: Laws = {
	'coverage of a site is available ÷ required, none where nothing is required (B10)': (result) => {
		const { sites } = result
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
	},

	'coverage of the plan is Σ min(available, required) ÷ Σ required over its sites (B10)': (result) => {
		const { sites, layers } = result
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
	},

	'what binds has a cause, a sentence and a mend, at a site of the plan (B12)': (result, plan) => {
		const { binding, bindingCause, sites } = result
		binding.forEach((layer, month) => {
			const cause = bindingCause[month] ?? null
			expect(cause !== null).toBe(layer !== null && layer !== 'applications')
			if (cause === null) return
			expect(cause.next).not.toBe(layer)
			expect([...Object.keys(sites), null]).toContain(cause.siteId)
			const { text: held, mend } = causeSentences(cause, plan)
			for (const text of [held, mend]) expect(text).toMatch(/^\S.*\.$/s)
		})
	},

	'what is lost has a cause in every month, and its groups add up to it (B16, B17)': ({ shortfall, headline }) => {
		const grouped = shortfall.groups.reduce((sum, { MWMonths }) => sum + MWMonths, 0)
		near(grouped, shortfall.lostMWMonths, 'groups of what is lost')
		expect(shortfall.lostMWMonths).toBeLessThanOrEqual(shortfall.requiredMWMonths * (1 + EQUAL))
		const material = Math.max(1, 0.005 * shortfall.requiredMWMonths)
		if (headline?.weighedBy === 'MW') expect(shortfall.lostMWMonths).toBeGreaterThanOrEqual(material * (1 - EQUAL))
		if (headline === null) expect(shortfall.lostMWMonths).toBeLessThan(material * (1 + EQUAL))
	},

	'the build-out is held by the least of its layers below the target, or by none (B13)': (result) => {
		for (const { buildout } of Object.values(result.sites))
			buildout.binding.forEach((layer, month) => {
				const figures = [buildout.itMW.energy, buildout.itMW.chips, buildout.itMW.infrastructure].map((of) =>
					must(of[month]),
				)
				if (layer !== null) near(must(buildout.itMW[layer][month]), Math.min(...figures), 'least of the build-out')
				if (Math.min(...figures) >= buildout.targetItMW) expect(layer).toBeNull()
			})
	},
}

/** Without spares what is shown of chips is what the binding test reads. */
export const sparing = (plan: PlanFile): PlanFile => ({
	...plan,
	assumptions: { ...plan.assumptions, spareShare: { value: 0, text: null, why: null, source: null } },
})

/** What binds in the result of a plan without spares. */
export const BINDING: Laws = {
	'the layer that binds is the one of lowest coverage, with its tie rule (B11)': (result) => {
		const { sites, layers, binding, workloads, servedShare } = result
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
	},
}
