import type { PlanPage } from '#app/components/plan/plan-page.ts'
import type { Find } from '#shared/pages/find.ts'

export type RailPage = PlanPage & { readonly path: string }

// Pages say themselves how they are named and where they stand, so that a new one is a folder and nothing else.
const FOUND = import.meta.glob<PlanPage>('../../routes/p.$project.*/page.ts', { eager: true, import: 'page' })

/** Every page of the rail, in its order. */
export const RAIL_PAGES: readonly RailPage[] = Object.entries(FOUND)
	.map(([file, page]) => ({ ...page, path: (file.split('/').at(-2) ?? '').replace(/^p\.\$project\.(_index)?/, '') }))
	.sort((one, other) => one.order - other.order)

/** The same for whoever looks for one by name. */
export const PLAN_PAGES: readonly (Find & { readonly words: string })[] = RAIL_PAGES.map(
	({ name, path, words = '' }) => ({
		...{ kind: 'Page', note: '', name, to: path },
		words: `${name} ${words}`,
	}),
)

/** The page that an address below a plan's shows, as the rail has it. */
export const railPageAt = (path: string): RailPage | undefined =>
	RAIL_PAGES.find((page) => page.path === path || page.also?.includes(path) === true)
