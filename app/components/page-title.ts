import type { MetaDescriptor, MetaFunction } from '@remix-run/node'

/** What the browser's tab says of a page: `Energy · Strata`. */
export const pageTitle = (name: string) => ({ title: `${name} · Strata` })

/** The same of a page that is always called so. */
export const titled =
	(name: string, ...others: readonly MetaDescriptor[]): MetaFunction =>
	() => [pageTitle(name), ...others]
