import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { currentEnv } from '#server/env.ts'
import { findShareLinks, type ShareLinkRow } from '#server/store/rows/share-links.ts'
import { soundScope } from '#shared/together/link-scope.ts'
import type { SharedPlan } from './actor.ts'
import { secretCookie } from './secret-cookie.ts'
import { hashToken } from './tokens.ts'

/** Links that one browser remembers, the last opened first. */
const MOST_LINKS = 5
const THIRTY_DAYS_S = 2_592_000
const COOKIE = /(?:^|;\s*)(?:__Secure-)?strata_share=([\w.~-]+)/

/** A link's token, and where the link has a password the proof that it was given here. */
type ShareCookieHeld = { readonly token: string; readonly proof: string }

/** The plans that links have opened to the browser of a request: each is looked up, so that an ended link opens nothing. */
export async function readShares(request: Request): Promise<readonly SharedPlan[]> {
	const held = heldBy(request)
	if (held.length === 0) return []
	const proofs = new Map(held.map(({ token, proof }) => [hashToken(token), proof]))
	const links = new Map((await findShareLinks([...proofs.keys()])).map((link) => [link.tokenHash, link]))
	const opened = [...proofs].flatMap(([tokenHash, proof]) => {
		const link = links.get(tokenHash)
		return link !== undefined && isProven(link, proof) ? [sharedPlanOf(link)] : []
	})
	// Of two links to one plan the one opened last says what is shown.
	return opened.filter((one, at) => opened.findIndex(({ projectId }) => projectId === one.projectId) === at)
}

function sharedPlanOf({ teamId, projectId, id, scenarioId, frozenMonth, frozenRev, ...row }: ShareLinkRow): SharedPlan {
	const scope = soundScope({ version: frozenRev, ...row })
	return { teamId, projectId, linkId: id, scenarioId, month: frozenMonth, scope }
}

/** Whether this browser has given the password of a link, or the link has none. */
export function mayOpen(request: Request, { token, link }: { token: string; link: ShareLinkRow }): boolean {
	return isProven(link, heldBy(request).find((one) => one.token === token)?.proof ?? '')
}

/** The cookie that keeps a link, and that its password was given. The browser sends it to pages of plans alone. */
export function keepShare(request: Request, { token, link }: { token: string; link: ShareLinkRow }): readonly string[] {
	const own: ShareCookieHeld = { token, proof: link.passwordHash === null ? '' : proofOf(link) }
	const kept = [own, ...heldBy(request).filter((one) => one.token !== token)].slice(0, MOST_LINKS)
	const value = kept.map((one) => (one.proof === '' ? one.token : `${one.token}~${one.proof}`)).join('.')
	const cookie = { name: 'strata_share', value, seconds: THIRTY_DAYS_S }
	return ['/p', '/s'].map((path) => secretCookie(request, { ...cookie, path }))
}

function heldBy(request: Request): ShareCookieHeld[] {
	const value = COOKIE.exec(request.headers.get('Cookie') ?? '')?.[1] ?? ''
	if (value === '') return []
	return value
		.split('.')
		.slice(0, MOST_LINKS)
		.map((one) => {
			const [token = '', proof = ''] = one.split('~')
			return { token, proof }
		})
}

function isProven(link: ShareLinkRow, proof: string): boolean {
	if (link.passwordHash === null) return true
	const [wanted, held] = [Buffer.from(proofOf(link)), Buffer.from(proof)]
	return wanted.length === held.length && timingSafeEqual(wanted, held)
}

// Of the password as it is kept: where that changes, whoever gave the one before is asked again.
function proofOf({ id, passwordHash }: ShareLinkRow): string {
	const key = Buffer.from(hkdfSync('sha256', currentEnv().SESSION_SECRET ?? 'unset', '', 'strata share', 32))
	return createHmac('sha256', key)
		.update(`${id} ${passwordHash ?? ''}`)
		.digest('base64url')
}
