import { useFetcher } from '@remix-run/react'
import { Link2, UserPlus } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { FormErrors } from '#app/components/account/form-errors.tsx'
import { InviteFields, inviteVerb, useInviteForm } from '#app/components/team/people/invite-fields.tsx'
import { InviteResults } from '#app/components/team/people/invite-results.tsx'
import { MemberTable } from '#app/components/team/people/member-table.tsx'
import { goingWords, linksIn } from '#app/components/team/people/member-views.ts'
import { inviteToMend, type MembersAnswer } from '#app/components/team/people/members-answer.ts'
import { PendingTable } from '#app/components/team/people/pending-table.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import { OVER } from '#shared/pages/over-page.ts'
import { Part } from '../part.tsx'
import { SendForm, SendOver, useBusy } from '../sending.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkTable } from './link-table.tsx'
import { OldLinks } from './old-links.tsx'
import { ScopeForm } from './scope-form.tsx'
import type { ShareDone, ShareReply, ShareView } from './share-view.ts'

/** What the dialog shows: all of it, or one form in its place. */
type ShareStep =
	| { readonly at: 'all' | 'invite' | 'new' }
	| { readonly at: 'going'; readonly userId: string }
	| { readonly at: 'scope'; readonly link: string }
const ALL: ShareStep = { at: 'all' }

type SharePanelProps = { view: ShareView; /** the route of links, for a dialog */ address: string }

/** Who has the plan, and what is done about it: people in their roles, invitations, links for outsiders. */
export function SharePanel({ view, address }: SharePanelProps) {
	const [step, setStep] = useState<ShareStep>(ALL)
	const links = useFetcher<ShareReply | ShareDone>()
	const people = useFetcher<{ answer: MembersAnswer }>()
	const back = () => setStep(ALL)
	const top = useRef<HTMLDivElement>(null)
	const stepKey = JSON.stringify(step)
	const begun = useRef(stepKey)
	useEffect(() => {
		// What takes the place of the rest is where the keys are.
		if (begun.current === stepKey) return
		begun.current = stepKey
		const first = top.current?.querySelector<HTMLElement>(':is(input:not([type="hidden"]), select, textarea)')
		;(stepKey === JSON.stringify(ALL) ? top.current : (first ?? top.current))?.focus()
	}, [stepKey])
	useEffect(() => {
		if (links.data !== undefined && 'ok' in links.data) setStep(ALL)
	}, [links.data])
	const answer = people.data?.answer
	useEffect(() => {
		if ((answer?.kind === 'invited' && inviteToMend(answer) === undefined) || answer?.kind === 'done') setStep(ALL)
	}, [answer])
	const members = `/t/${view.project.teamId}/members?project=${view.project.id}&${OVER}=1`
	const reply = links.data !== undefined && 'errors' in links.data ? links.data : undefined
	return (
		<div ref={top} tabIndex={-1} className="grid gap-6">
			<SendOver fetcher={people} action={members}>
				{step.at === 'all' && <People view={view} answer={answer} onStep={setStep} />}
				{step.at === 'invite' && <Invite view={view} answer={answer} back={back} />}
				{step.at === 'going' && <Going view={view} userId={step.userId} answer={answer} back={back} />}
			</SendOver>
			<SendOver fetcher={links} action={address}>
				{step.at === 'all' && <Links view={view} reply={reply} onStep={setStep} />}
				{step.at === 'new' && (
					<>
						<Back back={back} />
						<LinkForm
							once={view.once}
							plans={view.plans}
							plan={view.plan}
							reply={reply?.link === null ? reply : undefined}
						/>
					</>
				)}
				{step.at === 'scope' && <Scope view={view} id={step.link} reply={reply} back={back} />}
			</SendOver>
		</div>
	)
}

function Back({ back }: { back: () => void }) {
	return (
		<Button type="button" size="small" className="justify-self-start" onClick={back}>
			Back to members and links
		</Button>
	)
}

type StepProps = { view: ShareView; answer: MembersAnswer | undefined; back: () => void }
type PeopleProps = Pick<StepProps, 'view' | 'answer'> & { onStep: (step: ShareStep) => void }

function People({ view, answer, onStep }: PeopleProps) {
	const { members, invitations, roles, mayInvite, mailIsOn, project } = view
	const refused = answer?.kind === 'refused' ? answer.errors : undefined
	return (
		<>
			<FormErrors errors={refused} />
			{answer?.kind === 'invited' && <InviteResults results={answer.results} mailIsOn={mailIsOn} />}
			<Part
				title={`${sentenceCase(counted(members.length, 'member'))} of ${project.teamName}`}
				plain
				sub="They see every plan in this team, within their role."
				actions={
					mayInvite && (
						<Button type="button" size="small" onClick={() => onStep({ at: 'invite' })}>
							<UserPlus className="icon-small" strokeWidth={1.75} aria-hidden />
							Invite teammates
						</Button>
					)
				}
			>
				<MemberTable members={members} onGoes={(userId) => onStep({ at: 'going', userId })} />
			</Part>
			{invitations.length > 0 && (
				<Part title="Pending invitations" plain>
					<PendingTable
						invitations={invitations}
						links={linksIn(answer, invitations)}
						roles={roles}
						mailIsOn={mailIsOn}
					/>
				</Part>
			)}
		</>
	)
}

/** A form in the place of the rest, with the way back. */
function Foot({ back, children }: { back: () => void; children: ReactNode }) {
	const busy = useBusy()
	return (
		<div className="flex items-center gap-2">
			<Button kind="primary" disabled={busy}>
				{children}
			</Button>
			<Button type="button" onClick={back}>
				Cancel
			</Button>
		</div>
	)
}

function Invite({ view: { once, roles, mailIsOn }, answer, back }: StepProps) {
	const { form, inputOf } = useInviteForm(answer)
	return (
		<Part title="Invite teammates" plain sub="They see every plan in this team, within their role.">
			<SendForm {...form.own} className="grid max-w-[560px] gap-4">
				<InviteFields {...{ once, roles, mailIsOn, inputOf }} errors={form.errors ?? errorsIn(answer)} />
				<Foot back={back}>{inviteVerb(mailIsOn)}</Foot>
			</SendForm>
		</Part>
	)
}

const errorsIn = (answer: MembersAnswer | undefined) => (answer?.kind === 'refused' ? answer.errors : undefined)

/** Asks before somebody is out of the team. */
function Going({ view, userId, answer, back }: StepProps & { userId: string }) {
	const member = view.members.find((one) => one.userId === userId && one.mayGo)
	if (member === undefined) return <Back back={back} />
	const { title, text, verb, intent } = goingWords(member, view.project.teamName)
	return (
		<Part title={title} plain>
			<SendForm className="grid gap-4">
				<FormErrors errors={errorsIn(answer)} />
				<p>{text}</p>
				<input type="hidden" name="intent" value={intent} />
				<input type="hidden" name="userId" value={userId} />
				<Foot back={back}>{verb}</Foot>
			</SendForm>
		</Part>
	)
}

type LinksProps = { view: ShareView; reply: ShareReply | undefined; onStep: (step: ShareStep) => void }

function Links({ view, reply, onStep }: LinksProps) {
	const { links, mayShare, old, project } = view
	if (!mayShare)
		return (
			<Part title="View-only links" plain>
				<p>Owners and admins of {project.teamName} create links for people outside the team.</p>
			</Part>
		)
	return (
		<Part
			title="View-only links"
			plain
			sub="Readers need only the link, no account. A link shows only what you check."
			actions={
				<Button type="button" size="small" onClick={() => onStep({ at: 'new' })}>
					<Link2 className="icon-small" strokeWidth={1.75} aria-hidden />
					New link
				</Button>
			}
		>
			<FormErrors errors={reply?.errors['']} />
			{old > 0 && <OldLinks count={old} />}
			{links.length === 0 ? (
				<p className="text-ink-3">No links yet. Create one for people outside the team.</p>
			) : (
				<LinkTable links={links} onChange={(link) => onStep({ at: 'scope', link })} />
			)}
		</Part>
	)
}

type ScopeProps = { view: ShareView; id: string; reply: ShareReply | undefined; back: () => void }

/** Changes what a link shows; whoever reads with it sees the change on their next page. */
function Scope({ view, id, reply, back }: ScopeProps) {
	const link = view.links.find((one) => one.id === id && !one.isOver)
	if (link === undefined) return <Back back={back} />
	return (
		<Part title={`What the link shows: ${link.title}`} plain sub="Readers see the change on their next page.">
			<ScopeForm link={link} plans={view.plans} reply={reply?.link === id ? reply : undefined}>
				<Foot back={back}>Save</Foot>
			</ScopeForm>
		</Part>
	)
}
