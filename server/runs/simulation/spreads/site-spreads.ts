import { guessed, logSpread, type Spread, type SpreadsModel } from './spread.ts'

/** Of the hours that the work at a site takes. A guess. */
const PRODUCTIVITY_SIGMA = 0.12
const LIMITS = { min: 0.2, max: 5, step: null } as const

/** How productive hands are, by site; those of one labor market have it in common. Rule U4. */
export function siteSpreads({ plan, places }: SpreadsModel): readonly Spread[] {
	return plan.sites.map(({ id, labour }, index) => {
		const market = places[index]?.labourMarket?.row.id
		return {
			name: `sites/${id}/labour.productivityFactor`,
			kind: 'productivity',
			place: { list: 'sites', id, field: 'labour.productivityFactor' },
			unit: 'ratio',
			...logSpread(labour.productivityFactor ?? 1, PRODUCTIVITY_SIGMA),
			...guessed,
			...LIMITS,
			cause: market === undefined ? null : { group: 'labor', name: market },
			write: (into, { value }) => into.set({ list: 'sites', index, field: 'labour.productivityFactor' }, value),
		}
	})
}
