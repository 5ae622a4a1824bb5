import type { MemberView } from '#app/components/team/people/member-table.tsx'
import type { PendingView } from '#app/components/team/people/pending-table.tsx'
import type { FormReply } from '#server/http/forms/read-submission.ts'
import type { Role } from '#shared/permissions.ts'
import type { LinkScope } from '#shared/together/link-scope.ts'

/** A scenario with the versions of it that a link may freeze, the latest first. */
export type ShownPlan = {
	readonly id: string
	readonly label: string
	readonly versions: readonly { readonly version: number; readonly says: string }[]
}

export type ShownLink = {
	id: string
	by: string
	/** its name, or when it was made */
	title: string
	scope: LinkScope
	/** the scenario and the version, as the form has them */
	plan: string
	/** what it shows, in words */
	shows: string
	/** nobody has said yet what it shows */
	isOld: boolean
	made: string
	ends: string | null
	isOver: boolean
	hasPassword: boolean
	opened: number
	lastOpened: string | null
	address: string | null
}

/** Who has a plan: the people of its team, and those who read by a link. */
export type ShareView = {
	readonly project: { readonly id: string; readonly name: string; readonly teamId: string; readonly teamName: string }
	readonly mayShare: boolean
	readonly mayInvite: boolean
	readonly mailIsOn: boolean
	readonly members: readonly MemberView[]
	/** none for those who may not invite */
	readonly invitations: readonly PendingView[]
	/** roles the reader may give */
	readonly roles: readonly Role[]
	/** the key under which a form is carried out once */
	readonly once: string
	/** what a new link shows unless another is chosen */
	readonly plan: string
	readonly plans: readonly ShownPlan[]
	readonly links: readonly ShownLink[]
	/** links of which nobody has said yet what they show */
	readonly old: number
	/** the link whose form the address opens */
	readonly changing: ShownLink | null
}

/** A refused form with its ticks, and the link it was of; null for a new one. */
export type ShareReply = FormReply & { readonly ticked: readonly string[]; readonly link: string | null }
/** What a dialog is told of a form that has been carried out. */
export type ShareDone = { readonly ok: true }
