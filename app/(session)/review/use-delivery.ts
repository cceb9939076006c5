"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { newsIn, troubleIn } from "./delivery-words";
import { forgetOfflineCards } from "./offline-door";
import { type Delivery, Outbox } from "./outbox";

const RETRY_MS = 5000;

/**
 * The outbox of a session: it is emptied behind the cards, again and again while there is no connection, and what came
 * of it is said.
 *
 * @param onOpen hears of the outbox once it is there, with what an earlier visit left in it
 */
export function useDelivery(viewerId: string, onOpen: (box: Outbox) => Promise<void>) {
  const [box] = useState(() => new Outbox(viewerId));
  const [news, setNews] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const retry = useEffectEvent(() => void deliver());
  const open = useEffectEvent(onOpen);

  useEffect(() => {
    void open(box);
    const timer = setInterval(() => box.size > 0 && retry(), RETRY_MS);
    const listen = () => retry();
    window.addEventListener("online", listen);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", listen);
    };
  }, [box]);

  async function deliver(): Promise<Delivery> {
    const delivery = await box.deliver();
    setTrouble(troubleIn(delivery));
    const words = newsIn(delivery);
    if (words !== null) setNews(words);
    void forgetOfflineCards(viewerId, delivery.cardIds);
    return delivery;
  }

  return { box, deliver, news, setNews, trouble, setTrouble };
}
