import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { titled } from '#app/components/page-title.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { originOf } from '#server/http/gates/account-session.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { formAnswer } from '#server/http/forms/form-answer.ts'
import { textIn } from '#server/http/forms/form-text.ts'
import { once, ONCE } from '#server/http/forms/once.ts'
import { intentIn, readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'
import { checkForm, namesIn, type FormReply } from '#server/http/forms/read-submission.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { publicAddress } from '#server/services/mail/public-address.ts'
import { createShareLink } from '#server/services/sharing/create-share-link.ts'
import { endShareLink, listShareLinks } from '#server/services/sharing/list-share-links.ts'
import { may } from '#shared/permissions.ts'
import { clockText, dayInSentence, dayText } from '#shared/presentation/wording/day.ts'
import { shareLinkSchema } from '#shared/schemas/account-forms.ts'
import { counted, sentenceCase } from '#shared/presentation/wording/months.ts'
import { z } from 'zod'
import { keepingFigures } from '../p.$project/kept-figures.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { LinkForm } from './link-form.tsx'
import { LinkTable } from './link-table.tsx'

export { retryAfterHeaders as headers } from '#server/http/refusals/retry-after.ts'

export const meta = titled('Share')

export const clientLoader = keepingFigures('routes/p.$project.share')
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireUser(asked)
	const { project, role, guest } = await openPlan(asked)
	const mayShare = may(role, 'sharePlans') && !guest
	const links = mayShare ? await answering(() => listShareLinks(actor, project.id)) : []
	const now = new Date()
	const day = (date: Date | null) => (date === null ? null : dayText(date, now))
	return {
		project: { id: project.id, name: project.name, teamId: project.teamId, teamName: project.teamName },
		guest,
		mayShare,
		once: crypto.randomUUID(),
		links: links.map(({ token, createdAt, expiresAt, lastOpenedAt, ...link }) => ({
			...link,
			made: dayText(createdAt, now),
			madeOn: dayInSentence(createdAt, now),
			ends: day(expiresAt),
			isOver: expiresAt !== null && expiresAt <= now,
			lastOpened: lastOpenedAt === null ? null : `${dayInSentence(lastOpenedAt, now)}, ${clockText(lastOpenedAt)}`,
			address: token === null ? null : `${publicAddress(asked.request)}/s/${token}`,
		})),
	}
}

const FORM = {
	intents: ['', 'end'] as const,
	names: [...namesIn(shareLinkSchema), 'link', ONCE],
	maxBytes: SHORT_FORM_BYTES,
}
const madeSchema = z.object({ ok: z.literal(true) })

export async function action(asked: ActionFunctionArgs) {
	const { request, context, params } = asked
	const actor = await requireUser(asked)
	const projectId = params['project'] ?? ''
	const form = await answering(() => readForm(request, FORM))
	if (intentIn(form, FORM.intents) === 'end') {
		await answering(() => endShareLink(actor, projectId, textIn(form, 'link')))
		return redirect(`/p/${projectId}/share`)
	}
	const read = checkForm(form, shareLinkSchema)
	if (!read.ok) return read.response
	const { name, days, password } = read.value
	const link = { name, password, days: days === 'none' ? null : Number(days) }
	const { project } = await openPlan(asked)
	const work = async () => {
		await createShareLink(originOf(request, context), actor, { projectId, link })
		return { ok: true as const }
	}
	const made = await formAnswer(() =>
		once({ actor, teamId: project.teamId, request, form }, { answer: madeSchema, work }),
	)
	return made.ok ? redirect(`/p/${projectId}/share`) : read.refuse(made)
}

export default function Share() {
	const { project, guest, mayShare, links, once: key } = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const open = links.filter(({ isOver }) => !isOver).length
	const count = open === 0 ? 'No link opens' : sentenceCase(counted(open, 'link opens', 'links open'))
	if (guest) return <PageHead title="This plan was shared with you">Only its own team shares it further.</PageHead>
	return (
		<>
			<PageHead
				title={mayShare ? `${count} this plan to outsiders` : `${project.name} is seen by ${project.teamName}`}
				actions={
					<ButtonLink to={`/t/${project.teamId}/members?project=${project.id}`}>
						<UserPlus className="icon-small" strokeWidth={1.75} aria-hidden />
						Members and invitations
					</ButtonLink>
				}
			>
				Members of {project.teamName} see it anyway, as far as their role allows.
			</PageHead>
			{mayShare ? (
				<LinkForm key={links.length} once={key} reply={reply} />
			) : (
				<Card title="Somebody who only reads it" plain>
					<p>Owners and admins of {project.teamName} make links for people outside the team.</p>
				</Card>
			)}
			{links.length > 0 && (
				<Card
					title="Links"
					plain
					className="mt-4"
					sub="Whoever has one reads this plan and saves its files: no other plan, no name or address of a member."
				>
					<LinkTable links={links} />
				</Card>
			)}
		</>
	)
}
