import { compact, megawatts } from '#shared/formats/figures.ts'
import { figuresFrom, type FigureSource } from '../../figures/figure.ts'
import { largest, sum } from '../../figures/series.ts'
import type { ListEntry } from '../../pages/layer-page.ts'
import { figureEntry } from '../list-entry.ts'

type PipeEntry = () => ListEntry

/** What one pipe for all gas on a site holds back, and what of it is paid for and not burned. */
export function pipeEntries(source: FigureSource): readonly PipeEntry[] {
	const { figure, months } = figuresFrom(source)
	return source.plan.sites.flatMap(({ id, name, gasSupply }) => {
		const site = source.result.sites[id]
		if (!site || !gasSupply) return []
		const of = `site:${id}`
		const held = largest(site.gasHeldMW)
		const heldEntry = () =>
			figureEntry(
				figure('sites.gasHeldMW', { of, at: months[held?.index ?? 0] ?? 'last', as: (MW) => `${megawatts(MW)} MW` }),
				{
					status: 'tight',
					statusText: 'Pipe',
					title: `${name}: gas plant that the pipe cannot feed`,
					note: `The pipe brings ${compact(gasSupply.maxMMBtuPerDay)} MMBtu a day for all of it`,
				},
			)
		const paidEntry = () =>
			figureEntry(figure('sites.gasTakeOrPayUsd', { of, at: 'all' }), {
				title: `${name}: gas paid for and not burned`,
				note: 'Over the plan, by the take or pay of its gas supply',
			})
		return [...(held && held.value > 0 ? [heldEntry] : []), ...(sum(site.gasTakeOrPayUsd) > 0 ? [paidEntry] : [])]
	})
}
