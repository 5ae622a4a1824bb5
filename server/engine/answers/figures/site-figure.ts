import type { Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'

type SiteFigure = {
	readonly site: number
	readonly scope: string
	readonly row: string
	readonly field: string
	/** all that stands behind the list's name: the id of a row may hold dots */
	readonly path: string
}

/** `sites.abilene.coolings.d2c.designPue`: the site by its place in the plan, the entry of a list and its field; all empty where it is of another list. */
export function readSiteFigure(frame: Frame<EngineModel>, name: string, list: string): SiteFigure {
	const { sites } = frame.world.model.plan
	for (const [site, { id }] of sites.entries()) {
		const room = `sites.${id}.${list}.`
		if (!name.startsWith(room)) continue
		const path = name.slice(room.length)
		const [row = '', field = ''] = path.split('.')
		return { site, scope: `site:${id}`, row, field, path }
	}
	return NOWHERE
}

const NOWHERE: SiteFigure = { site: -1, scope: '', row: '', field: '', path: '' }
