import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigate, useNavigation } from '@remix-run/react'
import { useId } from 'react'
import { LinkForm } from '#app/components/dialogs/share/link-form.tsx'
import { LinkTable } from '#app/components/dialogs/share/link-table.tsx'
import { OldLinks } from '#app/components/dialogs/share/old-links.tsx'
import { ScopeForm } from '#app/components/dialogs/share/scope-form.tsx'
import type {
	ShareDone,
	ShareReply,
	ShareView,
	ShownLink,
	ShownPlan,
} from '#app/components/dialogs/share/share-view.ts'
import { titled } from '#app/components/page-title.ts'
import { memberViews, pendingViews } from '#app/components/team/people/member-views.ts'
import { ButtonLink, Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { dialogAction } from '#app/keystroke/route-exports.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { mailIsOn, publicAddress } from '#server/actions/mail.ts'
import { listShareLinks, listFrozenChoices, type FrozenChoices } from '#server/actions/sharing/share-links.ts'
import { listInvitations } from '#server/actions/teams/invitations.ts'
import { listMembers } from '#server/actions/teams/members.ts'
import { grantableRoles, may } from '#shared/permissions.ts'
import { clockText, dayInSentence, dayText } from '#shared/formats/day.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { scopeInWords } from '#shared/together/link-scope.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { MembersCard } from './members-card.tsx'

type ScopeSheetProps = {
	link: ShownLink
	plans: readonly ShownPlan[]
	reply: ShareReply | undefined
	/** the page without the sheet */
	back: string
}

/** Changes what a link shows; whoever reads with it sees the change on their next page. */
function ScopeSheet({ link, plans, reply, back }: ScopeSheetProps) {
	const navigate = useNavigate()
	const busy = useNavigation().state !== 'idle'
	const formId = useId()
	return (
		<Sheet
			title={`What the link shows: ${link.title}`}
			sub="Readers see the change on their next page."
			onClose={() => navigate(back, { preventScrollReset: true })}
			foot={
				<>
					<ButtonLink to={back}>Cancel</ButtonLink>
					<Button kind="primary" form={formId} disabled={busy}>
						Save
					</Button>
				</>
			}
		>
			<ScopeForm id={formId} link={link} plans={plans} reply={reply} />
		</Sheet>
	)
}

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'
export { shareAction as action } from './share-action.ts'

export const meta = titled('Share')

export { dialogLoader as clientLoader } from '#app/keystroke/route-exports.ts'

const refused = (problem: string): ShareReply => ({ typed: {}, errors: { '': [problem] }, ticked: [], link: null })
export const clientAction = dialogAction(refused)

export async function loader(asked: LoaderFunctionArgs): Promise<ShareView> {
	const actor = await requireUser(asked)
	const { project, role, scenario } = await openPlan(asked)
	const mayShare = may(role, 'sharePlans')
	const [links, plans] = mayShare
		? await answering(() => Promise.all([listShareLinks(actor, project.id), listFrozenChoices(actor, project.id)]))
		: [[], []]
	const mayInvite = may(role, 'manageTeam')
	const [members, invitations] = await answering(() =>
		Promise.all([listMembers(actor, project.teamId), mayInvite ? listInvitations(actor, project.teamId) : []]),
	)
	const now = new Date()
	const days = (date: Date) => dayText(date, now)
	const day = (date: Date | null) => (date === null ? null : dayText(date, now))
	const baseline = plans.find((plan) => plan.baseline)
	const shown = links.map(({ token, createdAt, expiresAt, lastOpenedAt, scope, scenarioId, ...link }) => {
		const plan = plans.find(({ id }) => id === scenarioId) ?? baseline
		return {
			...link,
			scope,
			plan: `${plan?.id ?? ''}@${scope.version === null ? '' : String(scope.version)}`,
			shows: scopeInWords(scope, plan === undefined || plan.baseline ? '' : plan.label),
			title: link.name === '' ? `Link created ${dayInSentence(createdAt, now)}` : link.name,
			made: dayText(createdAt, now),
			ends: day(expiresAt),
			isOver: expiresAt !== null && expiresAt <= now,
			lastOpened: lastOpenedAt === null ? null : `${dayInSentence(lastOpenedAt, now)}, ${clockText(lastOpenedAt)}`,
			address: token === null ? null : `${publicAddress(asked.request)}/s/${token}`,
		}
	})
	return {
		project: { id: project.id, name: project.name, teamId: project.teamId, teamName: project.teamName },
		mayShare,
		mayInvite,
		mailIsOn: mailIsOn(),
		members: memberViews(members, { userId: actor.userId, role, days }),
		invitations: pendingViews(invitations, { now, days }),
		roles: [...grantableRoles(role)].reverse(),
		once: crypto.randomUUID(),
		plan: `${scenario.id}@`,
		plans: plans.map((plan) => {
			const frozen = links.filter(({ scenarioId }) => (scenarioId ?? baseline?.id) === plan.id)
			return shownPlan(plan, { now, frozen: frozen.flatMap(({ scope }) => scope.version ?? []) })
		}),
		links: shown,
		old: shown.filter(({ isOld }) => isOld).length,
		changing: shown.find(({ id }) => id === new URL(asked.request.url).searchParams.get('link')) ?? null,
	}
}

type Frozen = { readonly now: Date; readonly frozen: readonly number[] }

function shownPlan({ id, label, rev, versions }: FrozenChoices, { now, frozen }: Frozen): ShownPlan {
	const says = (version: number, at: Date | null, why: string) =>
		[`version ${String(version)}`, at === null ? 'now' : dayInSentence(at, now), why.slice(0, 60)]
			.filter((part) => part !== '')
			.join(', ')
	const earlier = versions.filter(({ version }) => version < rev)
	const known = new Set([rev, ...earlier.map(({ version }) => version)])
	// A link can keep a version that is too old to be offered.
	const older = [...new Set(frozen)].filter((version) => !known.has(version)).sort((one, other) => other - one)
	return {
		id,
		label,
		versions: [
			...(rev > 0 ? [{ version: rev, says: says(rev, null, '') }] : []),
			...earlier.map(({ version, at, why }) => ({ version, says: says(version, at, why) })),
			...older.map((version) => ({ version, says: `version ${String(version)}` })),
		],
	}
}

export default function Share() {
	const {
		project,
		mayShare,
		mayInvite,
		members,
		links,
		plans,
		plan,
		old,
		changing,
		once: key,
	} = useLoaderData<typeof loader>()
	const answer: ShareReply | ShareDone | undefined = useActionData()
	const reply = answer !== undefined && 'errors' in answer ? answer : undefined
	const open = links.filter(({ isOver }) => !isOver).length
	const count = open === 0 ? 'No active links' : sentenceCase(counted(open, 'active link', 'active links'))
	const back = `/p/${project.id}/share`
	return (
		<>
			<PageHead
				title={mayShare ? `${count} for people outside the team` : `${project.name} is visible to ${project.teamName}`}
			>
				Members of {project.teamName} see all of it, within their role. A link shows only what you check.
			</PageHead>
			{old > 0 && <OldLinks count={old} />}
			<div className="share">
				<MembersCard project={project} members={members} mayInvite={mayInvite} />
				{mayShare ? (
					<LinkForm
						key={links.length}
						once={key}
						plans={plans}
						plan={plan}
						reply={reply?.link === null ? reply : undefined}
					/>
				) : (
					<Card title="View-only links" plain>
						<p>Owners and admins of {project.teamName} create links for people outside the team.</p>
					</Card>
				)}
			</div>
			{links.length > 0 && (
				<Card
					title="Links"
					plain
					className="mt-4"
					sub="No link shows other plans, comments, or members’ names or email addresses."
				>
					<LinkTable links={links} />
				</Card>
			)}
			{changing !== null && (
				<ScopeSheet
					key={changing.id}
					link={changing}
					plans={plans}
					reply={reply?.link === changing.id ? reply : undefined}
					back={back}
				/>
			)}
		</>
	)
}
