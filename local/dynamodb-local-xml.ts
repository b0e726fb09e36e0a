/**
 * The server of DynamoDB Local as a configuration of Jetty, which is inside its jar. Its own command line can neither
 * listen on loopback alone, nor choose a free port, nor end with its parent; and it reports usage over the network.
 * This one listens on 127.0.0.1, prints its port, and halts when standard input closes; its threads are daemons, so that
 * it ends as well when reading standard input fails (a killed parent may leave a reset socket behind).
 */
export function dynamoDbLocalXml(directory: string | undefined): string {
  const local = 'com.amazonaws.services.dynamodbv2.local.server';
  const where =
    directory === undefined
      ? '<Arg type="boolean">true</Arg><Arg/>'
      : `<Arg type="boolean">false</Arg><Arg type="String">${escapeXml(directory)}</Arg>`;
  return `<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure id="server" class="org.eclipse.jetty.server.Server">
  <Arg name="threadpool"><New class="org.eclipse.jetty.util.thread.QueuedThreadPool"><Set name="daemon">true</Set></New></Arg>
  <Call name="addConnector"><Arg>
    <New id="connector" class="org.eclipse.jetty.server.ServerConnector">
      <Arg name="server"><Ref refid="server"/></Arg>
      <Set name="host">127.0.0.1</Set>
      <Set name="port">0</Set>
      <Set name="idleTimeout">3600000</Set>
    </New>
  </Arg></Call>
  <New id="requests" class="${local}.LocalDynamoDBRequestHandler">
    <Arg type="int">0</Arg>${where}<Arg type="boolean">true</Arg><Arg type="boolean">false</Arg>
  </New>
  <Set name="handler">
    <New class="${local}.LocalDynamoDBServerHandler"><Arg><Ref refid="requests"/></Arg><Arg type="String">*</Arg></New>
  </Set>
  <Call name="start"/>
  <Ref refid="connector"><Get name="localPort"><Call name="toString" id="port"/></Get></Ref>
  <Get class="java.lang.System" name="out"><Call name="println"><Arg type="String"><Ref refid="port"/></Arg></Call></Get>
  <Get class="java.lang.System" name="in"><Call name="read"/></Get>
  <Call class="java.lang.Runtime" name="getRuntime"><Call name="halt"><Arg type="int">0</Arg></Call></Call>
</Configure>
`;
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
