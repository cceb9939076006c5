import { instantWords } from "#app/take-token";
import { FAILING_DAYS } from "#domain/webhooks/backoff";
import type { ListedDelivery, ListedWebhook } from "#server/webhooks";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { ActionForm } from "../../sets/action-form";
import { SureForm } from "../../sets/sure-form";
import { pingWebhook, removeWebhook, repeatDelivery, turnWebhook } from "./actions";
import { LookAgain } from "./look-again";
import { NewSecret } from "./new-secret";

type OneWebhookProps = { webhook: ListedWebhook; workspaceId: string };

/** One webhook: how it is, what can be done with it, and its last messages. */
export function OneWebhook({ webhook, workspaceId }: OneWebhookProps) {
  const { id: webhookId, url, events, createdAt, disabledAt, isSecretReadable, waiting, deliveries } = webhook;
  const name = { workspaceId, webhookId };
  const isOn = disabledAt === null;
  return (
    <article aria-labelledby={`webhook-${webhookId}`} className="flex flex-col gap-4 border-t border-ink pt-4">
      <div className="flex flex-col gap-1 text-sm">
        <h3 id={`webhook-${webhookId}`} className="font-mono text-sm font-medium wrap-anywhere">
          {url}
        </h3>
        <p className="tabular text-xs text-muted">
          {isOn ? "On" : "Off"} · {events.join(", ")} · made {instantWords(createdAt)}
          {waiting > 0 && ` · ${waiting} waiting`}
        </p>
      </div>
      <StateNotice webhook={webhook} />
      {isOn && deliveries.some(({ state, attempts }) => state === "waiting" && attempts === 0) && <LookAgain />}
      <div className="flex flex-wrap gap-3">
        {isOn && isSecretReadable && (
          <ActionForm action={pingWebhook} hidden={name}>
            <Button type="submit" pendingLabel="Sending …">
              Send a test
            </Button>
          </ActionForm>
        )}
        {(isOn || isSecretReadable) && (
          <ActionForm action={turnWebhook} hidden={{ ...name, to: isOn ? "off" : "on" }}>
            <Button type="submit" pendingLabel={isOn ? "Turning off …" : "Turning on …"}>
              {isOn ? "Turn off" : "Turn on"}
            </Button>
          </ActionForm>
        )}
      </div>
      <div className="flex flex-col gap-1">
        <NewSecret name={name} isNeeded={!isSecretReadable} />
        <SureForm
          action={removeWebhook}
          hidden={name}
          opener="Delete"
          about={url}
          lost={`This address is told nothing any more. Its secret and the list of its messages go with it${
            waiting === 0
              ? ""
              : `, and so ${waiting === 1 ? "does one that still waits" : `do ${waiting} that still wait`}`
          }. To come back, it has to be made again, with another secret.`}
          sure="Yes, delete it"
          button="Delete"
          pendingLabel="Deleting …"
        />
      </div>
      {deliveries.length === 0 ? (
        <p className="text-sm text-muted">It was told nothing yet.</p>
      ) : (
        <ul aria-label="Last messages" className="divide-y divide-hairline border-y border-hairline">
          {deliveries.map((delivery) => (
            <OneDelivery key={delivery.id} delivery={delivery} name={name} isOn={isOn} />
          ))}
        </ul>
      )}
    </article>
  );
}

function StateNotice({ webhook }: { webhook: ListedWebhook }) {
  const { disabledAt, disabledWhy, failingSince, isSecretReadable, waiting } = webhook;
  if (!isSecretReadable) {
    return (
      <Notice tone="failure" title="Its secret can no longer be read, so nothing can be signed and nothing is sent.">
        The server was given another APP_SECRET since it was made. Make a new secret below, and put it into your own
        server. {waiting > 0 && `What waits (${waiting}) is then sent.`}
      </Notice>
    );
  }
  if (disabledAt !== null && disabledWhy === "failures") {
    return (
      <Notice
        tone="failure"
        title={`Turned off ${instantWords(disabledAt)}, after ${FAILING_DAYS} days of nothing but failures.`}
      >
        What was waiting is kept, and sent as soon as you turn it on. What happens meanwhile is not told.
      </Notice>
    );
  }
  if (disabledAt !== null && disabledWhy === "gone") {
    return (
      <Notice
        tone="failure"
        title={`Turned off ${instantWords(disabledAt)}: the address answered that it is gone (410).`}
      >
        Turn it on if that was a mistake.
      </Notice>
    );
  }
  if (disabledAt !== null) {
    return <Notice title={`Turned off ${instantWords(disabledAt)}. What happens meanwhile is not told.`} />;
  }
  if (failingSince === null) return null;
  return (
    <Notice tone="warning" title={`Failing since ${instantWords(failingSince)}.`}>
      Messages are sent again, less and less often. After {FAILING_DAYS} days without one that arrived it is turned off.
    </Notice>
  );
}

const STATE_WORDS = { waiting: "Waiting", delivered: "Arrived", "given-up": "Given up" };
const STATE_COLOURS = { waiting: "text-waiting", delivered: "text-done", "given-up": "text-blocked" };

type OneDeliveryProps = {
  delivery: ListedDelivery;
  name: { workspaceId: string; webhookId: string };
  isOn: boolean;
};

function OneDelivery({ delivery, name, isOn }: OneDeliveryProps) {
  const { id: deliveryId, event, createdAt, state, attempts, nextAttemptAt, status, failure } = delivery;
  const tries = attempts === 0 ? "not sent yet" : attempts === 1 ? "sent once" : `sent ${attempts} times`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p>
          <span className={STATE_COLOURS[state]}>{STATE_WORDS[state]}</span>{" "}
          <code className="font-mono wrap-anywhere">{event}</code>
        </p>
        <p className="tabular text-xs text-muted">
          {instantWords(createdAt)} · {tries}
          {failure === null && status !== null && ` · answered ${status}`}
          {failure !== null && ` · ${failure}`}
          {isOn && nextAttemptAt !== null && attempts > 0 && ` Next ${instantWords(nextAttemptAt)}.`}
        </p>
      </div>
      {isOn && (
        <ActionForm action={repeatDelivery} hidden={{ ...name, deliveryId }}>
          <Button
            type="submit"
            pendingLabel="Sending …"
            aria-label={`Send ${event} of ${instantWords(createdAt)} again`}
          >
            Send again
          </Button>
        </ActionForm>
      )}
    </li>
  );
}
