/** What kinds of things the audit log holds, as its filter offers them. */
export const AUDIT_KINDS = {
	team: 'The team itself',
	members: 'Members and roles',
	invitations: 'Invitations',
	plans: 'Plans',
	sharing: 'Links for outsiders',
	programs: 'Tokens and webhooks',
	reports: 'Reports',
} as const
export type AuditKind = keyof typeof AUDIT_KINDS
export const isAuditKind = (text: string): text is AuditKind => Object.hasOwn(AUDIT_KINDS, text)
export const AUDIT_KIND_NAMES: readonly AuditKind[] = Object.keys(AUDIT_KINDS).filter(isAuditKind)

/** Everything the audit log can hold: its kind, and what the line says before the subject. */
const AUDIT_ACTIONS = {
	'team.created': { kind: 'team', says: 'made the team' },
	'team.renamed': { kind: 'team', says: 'renamed the team to' },
	'team.deleted': { kind: 'team', says: 'deleted the team' },
	'team.restored': { kind: 'team', says: 'restored the team' },
	'team.handed_over': { kind: 'team', says: 'handed the team over to' },
	'team.second_step': { kind: 'team', says: 'set two-factor policy to' },
	'member.role_changed': { kind: 'members', says: 'changed a role,' },
	'member.removed': { kind: 'members', says: 'removed' },
	'member.left': { kind: 'members', says: 'left the team:' },
	'invitation.sent': { kind: 'invitations', says: 'invited' },
	'invitation.renewed': { kind: 'invitations', says: 'renewed the invitation of' },
	'invitation.role_changed': { kind: 'invitations', says: 'changed the invitation of' },
	'invitation.revoked': { kind: 'invitations', says: 'revoked the invitation of' },
	'invitation.accepted': { kind: 'invitations', says: 'accepted the invitation for' },
	'invitation.declined': { kind: 'invitations', says: 'declined the invitation for' },
	'project.created': { kind: 'plans', says: 'made the plan' },
	'project.renamed': { kind: 'plans', says: 'renamed a plan,' },
	'project.binned': { kind: 'plans', says: 'moved to trash' },
	'project.restored': { kind: 'plans', says: 'restored' },
	'project.filed': { kind: 'plans', says: 'moved to another folder:' },
	'project.archived': { kind: 'plans', says: 'archived' },
	'project.unarchived': { kind: 'plans', says: 'took out of the archive' },
	'comment.deleted': { kind: 'plans', says: 'deleted a comment of' },
	'share.created': { kind: 'sharing', says: 'made a link to' },
	'share.changed': { kind: 'sharing', says: 'changed what is shown by a link to' },
	'share.ended': { kind: 'sharing', says: 'ended a link to' },
	'token.created': { kind: 'programs', says: 'made the token' },
	'token.revoked': { kind: 'programs', says: 'revoked the token' },
	'token.access': { kind: 'programs', says: 'set what tokens may do to' },
	'webhook.created': { kind: 'programs', says: 'made a webhook to' },
	'webhook.removed': { kind: 'programs', says: 'removed the webhook to' },
	'webhook.resumed': { kind: 'programs', says: 'resumed the webhook to' },
	'webhook.paused': { kind: 'programs', says: 'paused, after messages that did not arrive, the webhook to' },
	'report.issued': { kind: 'reports', says: 'issued' },
	'report.drafted': { kind: 'reports', says: 'made a draft,' },
	'report.approved': { kind: 'reports', says: 'approved' },
	'report.rejected': { kind: 'reports', says: 'sent back' },
} as const satisfies Record<string, { readonly kind: AuditKind; readonly says: string }>
export type AuditAction = keyof typeof AUDIT_ACTIONS

const WORDS = new Map<string, (typeof AUDIT_ACTIONS)[AuditAction]>(Object.entries(AUDIT_ACTIONS))

/** The actions of a kind. */
export function actionsOf(kind: AuditKind): string[] {
	return Object.entries(AUDIT_ACTIONS).flatMap(([action, words]) => (words.kind === kind ? [action] : []))
}

/** What somebody did, without who: «revoked the invitation of ana@example.com». */
export function auditText({ action, subject }: { readonly action: string; readonly subject: string }): string {
	const says = WORDS.get(action)?.says ?? action
	return subject === '' ? says : `${says} ${subject}`
}

/** Of what kind an action is; null for one that this version does not know. */
export const kindOf = (action: string): AuditKind | null => WORDS.get(action)?.kind ?? null

/** The kind of an action by name. */
export function auditKind(action: string): string {
	const kind = kindOf(action)
	return kind === null ? '' : AUDIT_KINDS[kind]
}
