import world from 'world-atlas/land-110m.json'
import { buildSiteMap } from '#shared/presentation/site-map.ts'
import type { SiteMapModel } from '#shared/presentation/site-map.ts'
import type { SiteCard } from '#shared/presentation/sites-view.ts'

/** The map of a plan's sites, drawn on the server so that the browser gets one path and not the atlas. */
export const drawSiteMap = (sites: readonly SiteCard[]): SiteMapModel => buildSiteMap(world, sites)
