/** Whether this browser is told of orders, may be, must not be, or cannot be. */
export type DeviceState = 'on' | 'off' | 'denied' | 'unsupported';

const HOME = '/admin/push';

/** On a first visit the worker is still being installed; longer than this it takes nowhere. */
const PATIENCE_MS = 8_000;

/** The worker of the pages behind sign-in; null where there is none: an old browser, or a house under construction. */
async function findWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return null;
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** How things stand in this browser. */
export async function findDevice(): Promise<DeviceState> {
  const worker = await findWorker();
  if (!worker) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return (await worker.pushManager.getSubscription()) ? 'on' : 'off';
}

const send = async (method: 'POST' | 'DELETE', fields: Record<string, string>): Promise<void> => {
  const answer = await fetch(HOME, { method, body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(`The house answered ${answer.status}.`);
};

/** Asks the reader, the browser and the house, in this order; what fails on the way leaves nothing half done. */
export async function startDevice(publicKey: string): Promise<DeviceState> {
  const worker = await findWorker();
  if (!worker) return 'unsupported';
  if ((await Notification.requestPermission()) !== 'granted') return findDevice();
  // one made with another key (the house has moved) is worth nothing here
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  try {
    const { endpoint, keys } = subscription.toJSON();
    await send('POST', { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' });
  } catch (error) {
    await subscription.unsubscribe();
    throw error;
  }
  return 'on';
}

/** Stops it in the browser first: whatever the house does, nothing more can arrive. */
export async function stopDevice(): Promise<DeviceState> {
  const subscription = await (await findWorker())?.pushManager.getSubscription();
  if (subscription) {
    await subscription.unsubscribe();
    await send('DELETE', { endpoint: subscription.endpoint });
  }
  return findDevice();
}
