/** Who may do what in a team: the one table that server and browser read. */
export const ROLES = ['owner', 'admin', 'editor', 'commenter', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = {
	seePlans: ['owner', 'admin', 'editor', 'commenter', 'viewer'],
	comment: ['owner', 'admin', 'editor', 'commenter'],
	/** those of others; nobody edits another's */
	deleteComments: ['owner', 'admin'],
	changePlans: ['owner', 'admin', 'editor'],
	/** approves: what goes out is theirs to answer for; whoever changes plans makes drafts */
	issueReports: ['owner', 'admin'],
	manageTeam: ['owner', 'admin'],
	sharePlans: ['owner', 'admin'],
	readAudit: ['owner', 'admin'],
	ownTeam: ['owner'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof PERMISSIONS

/** Whether a role may do something. */
export function may(role: Role, permission: Permission): boolean {
	return PERMISSIONS[permission].some((allowed) => allowed === role)
}

/** Roles a person of this role may hand out: nobody grants more than they hold, and ownership goes by transfer only. */
export function grantableRoles(role: Role): readonly Role[] {
	if (!may(role, 'manageTeam')) return []
	return ROLES.slice(Math.max(1, ROLES.indexOf(role)))
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
	owner: 'Owner',
	admin: 'Admin',
	editor: 'Editor',
	commenter: 'Commenter',
	viewer: 'Viewer',
}

/** What a role is for, after «you may». */
export const ROLE_MEANS: Readonly<Record<Role, string>> = {
	owner: 'decide over the whole team',
	admin: 'change plans and invite people',
	editor: 'change plans and scenarios, and make reports',
	commenter: 'see plans, results and reports, and comment',
	viewer: 'see plans, results and reports',
}
