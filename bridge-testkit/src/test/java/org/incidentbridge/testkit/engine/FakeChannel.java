package org.incidentbridge.testkit.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.NoticeChannel;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Keeps what it is given, and answers as it is told to; that all is well if it is told nothing. */
final class FakeChannel implements NoticeChannel {

  final List<Parcel> arrived = new CopyOnWriteArrayList<>();
  final AtomicInteger asked = new AtomicInteger();
  private final Deque<Delivery> answers = new ArrayDeque<>();
  private boolean down;
  private Runnable meanwhile = () -> {};

  /** How it answers next, and then next. */
  FakeChannel answering(Delivery... next) {
    answers.addAll(List.of(next));
    return this;
  }

  /** From now on nothing is taken. */
  void isDown(boolean now) {
    down = now;
  }

  /** What happens elsewhere while it sends a message, such as that time passes. */
  void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  @Override
  public Delivery send(Parcel parcel) {
    asked.incrementAndGet();
    meanwhile.run();
    if (down) {
      return new Delivery.Deferred("no connection");
    }
    Delivery answer = answers.isEmpty() ? Delivery.Delivered.TO_ALL : answers.poll();
    if (answer instanceof Delivery.Delivered || answer instanceof Delivery.Unknown) {
      arrived.add(parcel);
    }
    return answer;
  }

  @Override
  public List<Finding> examine() {
    return List.of();
  }

  @Override
  public void close() {}
}
