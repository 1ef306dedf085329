import { t } from '@vscode/l10n';
import type { HealthPlace } from '../../core/model/gate.ts';
import type { HealthSource } from '../../core/ports/healthSource.ts';
import { type Parameters, parametersIn } from '../http/parameters.ts';
import { authorization, projectOf, SourceApi, type SourceNeeds } from '../http/sourceApi.ts';
import { events, LABEL, sessions, total } from './api.ts';

/**
 * Sentry, at one's own address (`https://sentry.io`, `https://de.sentry.io`), `project` being the organisation's slug.
 * A query is Sentry's own request: `dataset=spans&yAxis=count()&query=…` for events, `field=sum(session)&query=…` for
 * the sessions of releases, which know of no flags and are held against the time before. Its token needs `org:read`.
 */
export function sentrySource(needs: SourceNeeds): HealthSource {
  const api = new SourceApi(LABEL, needs, authorization('Bearer'));
  return {
    id: 'sentry',
    label: LABEL,
    counting: 'per step',
    tokenLooks: t('An auth token with org:read'),
    escape: escapeSearch,
    series: (place, query, span, signal) =>
      api.ask(place, (door) => {
        const parameters = parametersOf(query);
        const asked = parameters['field'] === undefined ? events : sessions;
        return asked(door, organisationOf(place), parameters, span, signal);
      }),
    total: (place, query, span, signal) =>
      api.ask(place, (door) => total(door, organisationOf(place), parametersOf(query), span, signal)),
  };
}

function parametersOf(query: string): Parameters {
  const { field } = parametersIn(query, LABEL);
  return field === undefined
    ? parametersIn(query, LABEL, 'dataset', 'yAxis')
    : parametersIn(query, LABEL, 'field');
}

function organisationOf(place: HealthPlace): string {
  return projectOf(place, t("the organisation's slug"));
}

/**
 * As it stands in a quoted text of Sentry's search (https://docs.sentry.io/concepts/search/), within a parameter. What
 * could end the text, or stand for anything there, has no way to be written that is documented: it becomes a sign that
 * nothing is called by, so that the answer is that there is nothing.
 */
function escapeSearch(value: string): string {
  return encodeURIComponent(value.replace(/["\\*[\]]/g, '\uFFFD'));
}
