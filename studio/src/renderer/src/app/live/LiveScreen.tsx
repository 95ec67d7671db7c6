import type { Stream } from '@stallcast/shared/contract';
import { useState } from 'react';
import { useStore } from 'zustand';
import { HealthLine } from '../../features/broadcast/HealthLine.tsx';
import { DeviceNotices } from '../../features/capture/DeviceNotices.tsx';
import { DevicePickers } from '../../features/capture/DevicePickers.tsx';
import { PictureChooser } from '../../features/capture/PictureChooser.tsx';
import { PictureControls } from '../../features/capture/PictureControls.tsx';
import { Preview } from '../../features/capture/Preview.tsx';
import { ChatPanel } from '../../features/chat/ChatPanel.tsx';
import { Figures } from '../../features/dashboard/Figures.tsx';
import { OrdersFeed } from '../../features/dashboard/OrdersFeed.tsx';
import { ViewersFeed } from '../../features/dashboard/ViewersFeed.tsx';
import { EndShowDialog } from '../../features/end-show/EndShowDialog.tsx';
import type { FinalFigures } from '../../features/end-show/use-end-show.ts';
import { HotkeysDialog } from '../../features/hotkeys/HotkeysDialog.tsx';
import { useHotkey, useHotkeyListening } from '../../lib/use-hotkey.ts';
import { capture } from '../capture-desk.ts';
import { useScreen } from '../screen.ts';
import { Starting } from '../Starting.tsx';
import { CompactDesk } from './CompactDesk.tsx';
import { LiveHeader } from './LiveHeader.tsx';
import { LiveNotices } from './LiveNotices.tsx';
import { LiveProducts } from './LiveProducts.tsx';
import type { LiveShow } from './live-show.ts';
import { ShowStopped } from './ShowStopped.tsx';
import { useCompact } from './use-compact.ts';
import { useLiveShow } from './use-live-show.ts';

/** The seller's desk while the show is on. */
export function LiveScreen({ show }: { show: Stream }) {
  const liveShow = useLiveShow(show.streamId);
  return liveShow ? <LiveDesk show={show} liveShow={liveShow} /> : <Starting />;
}

function LiveDesk({ show, liveShow }: { show: Stream; liveShow: LiveShow }) {
  const go = useScreen((state) => state.go);
  // The figures at the moment the seller pressed End; null while the show goes on.
  const [ending, setEnding] = useState<FinalFigures | null>(null);
  const [listingKeys, setListingKeys] = useState(false);
  const { broadcast, feed } = liveShow;
  const [compact, setCompact] = useCompact();
  const askForEnd = () => setEnding(feed.figures(performance.now()));
  useHotkeyListening();
  useHotkey('end', askForEnd);
  useHotkey('list', () => setListingKeys(true));
  useHotkey('compact', () => setCompact(!compact));
  return (
    <div className="flex h-full flex-col">
      {compact && <CompactDesk liveShow={liveShow} onExpand={() => setCompact(false)} />}
      {/* Out of sight only: what was being written is still there afterwards. */}
      <div hidden={compact} className={compact ? '' : 'flex min-h-0 flex-1 flex-col'}>
        <LiveHeader
          show={show}
          liveShow={liveShow}
          onListKeys={() => setListingKeys(true)}
          onCompact={() => setCompact(true)}
          onEnd={askForEnd}
        />
        <main className="flex min-h-0 flex-1 flex-col gap-3 p-4">
          <LiveNotices liveShow={liveShow} />
          <Figures feed={feed} />
          <div className="grid min-h-0 flex-1 grid-cols-[minmax(17rem,0.95fr)_minmax(0,1.3fr)_minmax(17rem,1fr)] gap-3">
            <div className="flex min-h-0 flex-col gap-2.5 overflow-y-auto">
              <Preview capture={capture} className="shrink-0">
                <PictureControls capture={capture} />
              </Preview>
              <DeviceNotices capture={capture} />
              <PictureChooser capture={capture} />
              <DevicePickers capture={capture} live />
              <HealthLine broadcast={broadcast} />
              <ViewersFeed feed={feed} className="min-h-32 flex-1" />
            </div>
            <div className="flex min-h-0 flex-col gap-3">
              <LiveProducts show={show} liveShow={liveShow} />
              <OrdersFeed feed={feed} className="min-h-0 flex-1" />
            </div>
            <Comments show={show} liveShow={liveShow} />
          </div>
        </main>
      </div>
      {listingKeys && <HotkeysDialog onClose={() => setListingKeys(false)} />}
      {/* While the seller ends the show, its end is no news. */}
      {ending ? (
        <EndShowDialog
          show={show}
          known={ending}
          onKeepGoing={() => setEnding(null)}
          onEnded={(ended) => go({ name: 'after', show, ended })}
        />
      ) : (
        <ShowStopped liveShow={liveShow} onLeave={() => go({ name: 'home' })} />
      )}
    </div>
  );
}

function Comments({ show, liveShow: { feed } }: { show: Stream; liveShow: LiveShow }) {
  const comments = useStore(feed.state, (state) => state.comments);
  const chat = useStore(feed.state, (state) => state.chat);
  return (
    <ChatPanel
      streamId={show.streamId}
      comments={comments}
      chat={chat}
      onComment={(comment) => feed.handleComment(comment)}
      onChat={(changed) => feed.handleChat(changed, performance.now())}
    />
  );
}
